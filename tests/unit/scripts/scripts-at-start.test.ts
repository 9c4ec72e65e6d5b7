import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { scriptsAtStart } from '../../../scripts/checks/scripts-at-start.ts'

let folder = ''
afterEach(() => rm(folder, { recursive: true }))

async function build(files: Record<string, string>) {
  folder = await mkdtemp(join(tmpdir(), 'mishalsgpt-build-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

test('follows what a page loads, preloads and imports, and leaves what is loaded later', async () => {
  const built = await build({
    'popup.html':
      '<script type="module" crossorigin src="/chunks/popup.js"></script><link rel="modulepreload" href="/chunks/view.js"><link rel="stylesheet" href="/a.css">',
    'chunks/popup.js': 'import{a as b}from"./shared.js";import("./later.js");b()',
    'chunks/view.js': 'export*from"./shared.js"',
    'chunks/shared.js': 'export const a=()=>{}',
    'chunks/later.js': '',
  })
  expect(scriptsAtStart(built, 'popup.html')).toEqual([
    'chunks/popup.js',
    'chunks/shared.js',
    'chunks/view.js',
  ])
})

test('takes a script that starts by itself as it is', async () => {
  const built = await build({ 'background.js': '(()=>{})()' })
  expect(scriptsAtStart(built, 'background.js')).toEqual(['background.js'])
})
