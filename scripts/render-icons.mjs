/** Draws `public/icons/icon.svg` as the PNGs that the manifest names. Run by hand when the drawing changes. */
import { readFile } from 'node:fs/promises'
import { chromium } from 'playwright'

const folder = new URL('../public/icons/', import.meta.url)
const drawing = await readFile(new URL('icon.svg', folder), 'utf8')
const executablePath = process.env.CHROME_PATH
const browser = await chromium.launch({ ...(executablePath && { executablePath }), chromiumSandbox: false })

for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const src = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`
  await page.setContent(
    `<body style="margin: 0"><img src="${src}" width="${size}" height="${size}" style="display: block">`,
  )
  await page.screenshot({ path: new URL(`${size}.png`, folder).pathname, omitBackground: true })
  await page.close()
}
await browser.close()
