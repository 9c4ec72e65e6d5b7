import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inBarePage } from '../../scripts/browser/bare-page.ts'
import { expect, test } from './fixtures/extension.ts'

test('installing asks for nothing that the browser warns about', async ({ build, extension }) => {
  const manifest = await readFile(join(build.extension, 'manifest.json'), 'utf8')
  const warnings = await inBarePage(extension.context, extension.id, undefined, bare =>
    bare.evaluate(json => chrome.management.getPermissionWarningsByManifest(json), manifest),
  )
  expect(warnings).toEqual([])
})
