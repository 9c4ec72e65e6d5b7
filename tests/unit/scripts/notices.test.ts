import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { packagesOf } from '../../../scripts/package/bundled-modules.ts'
import { readNotice, readNotices, writeNotices } from '../../../scripts/package/notices.ts'

const TEXTS = {
  mit: 'MIT License\n\nCopyright (c) us\n\nPermission',
  apache: 'TERMS AND CONDITIONS: the whole',
}
const MANIFEST = {
  name: 'a',
  version: '1.2.3',
  license: 'MIT',
  repository: 'somebody/a',
  author: 'Ada <a@b.c>',
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A package as it is installed. */
function installed(manifest: object, files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'))
  folders.push(folder)
  const all = { 'package.json': JSON.stringify({ ...MANIFEST, ...manifest }), ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text)
  return folder
}

const notice = (manifest: object, files?: Record<string, string>) =>
  readNotice(installed(manifest, files), TEXTS)

test.each(['LICENSE', 'license', 'LICENCE', 'LICENSE.md', 'license.txt'])('finds the text in %s', name => {
  expect(notice({}, { [name]: 'Its own words\n' }).text).toBe('Its own words')
})

test.each([
  'GPL-3.0-only',
  'AGPL-3.0',
  'SSPL-1.0',
  'UNLICENSED',
  'MIT AND GPL-2.0',
  'CC-BY-4.0',
  'LGPL-2.1 OR GPL-2.0',
])('lets nothing ship under %s', license => {
  expect(() => notice({ license }, { LICENSE: 'text' })).toThrow(`a may not ship: its licence is ${license}`)
})

test.each(['MIT', 'ISC', '(MIT OR GPL-3.0)', 'GPL-2.0 OR BSD-3-Clause', 'MPL-2.0'])(
  'lets ship under %s',
  license => {
    expect(notice({ license }, { LICENSE: 'text' }).licence).toBe(license)
  },
)

test('puts in the text that MIT is, with whose it is, and no other', () => {
  expect(notice({}).text).toBe('MIT License\n\nCopyright (c) Ada <a@b.c>\n\nPermission')
  expect(notice({ author: { name: 'Ada' } }).text).toContain('Copyright (c) Ada\n')
  expect(() => notice({ license: 'ISC' })).toThrow('no text')
  expect(() => notice({ author: undefined })).toThrow('no text')
})

test('puts the whole Apache licence after the few lines that stand for it', () => {
  const license = 'Apache-2.0'
  expect(notice({ license }, { LICENSE: 'Ada, under Apache' }).text).toBe(
    `Ada, under Apache\n\n${TEXTS.apache}`,
  )
  expect(notice({ license }, { LICENSE: 'TERMS AND CONDITIONS' }).text).toBe('TERMS AND CONDITIONS')
})

test.each([
  'somebody/a',
  'git://github.com/somebody/a.git',
  'git+ssh://git@github.com/somebody/a.git',
  { url: 'git+https://github.com/somebody/a.git' },
])('says where a person can look for the source of %j', repository => {
  expect(notice({ repository }).source).toBe('https://github.com/somebody/a')
})

test('reads in the file that it wrote which packages are in it', () => {
  const notices = [
    notice({}),
    notice({ name: '@b/c', version: '2.0.0-beta.1' }, { LICENSE: `a · b\n${'─'.repeat(9)}` }),
  ]
  expect(readNotices(writeNotices('Ours', notices))).toEqual(['a@1.2.3', '@b/c@2.0.0-beta.1'])
})

test('knows the package of a module by its path, and of what a tool made by the tool', () => {
  const root = join(import.meta.dirname, '../../..')
  const ids = [
    '/x/node_modules/@b/c/dist/index.js',
    '/x/node_modules/a/node_modules/d/index.js?inline',
    `${root}/lib/model/message.ts`,
    '\0vite/preload-helper.js',
    '/x/node_modules/@b/c/other.js',
  ]
  expect(packagesOf(ids, root)).toEqual([
    '/x/node_modules/@b/c',
    '/x/node_modules/a/node_modules/d',
    join(root, 'node_modules/vite'),
  ])
})

test.each(['/elsewhere/index.js', '\0virtual:unheard-of'])('takes no module of no known package (%s)', id => {
  expect(() => packagesOf([id], '/x')).toThrow('no known package')
})
