import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from '../e2e/fixtures/extension.ts'
import { startCanary } from '../servers/canary.ts'

/** Copies a build and takes the policies out of it: that of the manifest, and each page's own. */
export async function copyWithoutPolicy(extension: string, folder: string): Promise<string> {
  await cp(extension, folder, { recursive: true })
  const manifest = join(folder, 'manifest.json')
  const { content_security_policy: _, ...rest } = JSON.parse(await readFile(manifest, 'utf8'))
  await writeFile(manifest, JSON.stringify(rest))
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.html')) continue
    const page = await readFile(join(folder, name), 'utf8')
    await writeFile(join(folder, name), page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''))
  }
  return folder
}

/**
 * Takes what is left from a page that is already open, the least that a browser gives every extension, and proves it: what is
 * put into it as HTML loads and runs.
 */
export async function switchOffPolicy(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
  const canary = await startCanary()
  await page.evaluate(url => {
    const div = document.createElement('div')
    div.innerHTML = `<img src="${url}/loads"><img src="data:," onerror="globalThis.ran = true">`
  }, canary.url)
  await expect.poll(() => canary.visits).toEqual(['GET /loads HTTP/1.1'])
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBe(true)
  await canary.close()
}
