import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leadTo } from '../../../scripts/bench/lead-to.ts'
import { presetUrl } from '../../../scripts/preset-url.ts'

test('has every script of a build ask the other server, and changes nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mishalsgpt-build-'))
  try {
    await mkdir(join(folder, 'chunks'))
    await writeFile(join(folder, 'background.js'), `a="${presetUrl()}";b="${presetUrl()}/"`)
    await writeFile(join(folder, 'chunks/page.js'), 'c="https://example.com"')
    await writeFile(join(folder, 'manifest.json'), `{"homepage_url":"${presetUrl()}"}`)
    await leadTo('http://127.0.0.1:1', folder)
    expect(await readFile(join(folder, 'background.js'), 'utf8')).toBe(
      'a="http://127.0.0.1:1";b="http://127.0.0.1:1/"',
    )
    expect(await readFile(join(folder, 'chunks/page.js'), 'utf8')).toBe('c="https://example.com"')
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toContain(presetUrl())
  } finally {
    await rm(folder, { recursive: true })
  }
})
