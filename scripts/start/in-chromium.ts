import { enableSelectionButton } from '../browser/enable-selection-button.ts'
import { ensureBrowser } from '../browser/ensure-browser.ts'
import { extensionId } from '../browser/extension-id.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { createSurfaces } from '../browser/surfaces.ts'
import { createTemporaryProfile } from '../browser/temporary-profile.ts'
import { buildExtension } from '../build-extension.ts'
import type { Demo, DemoLaunch } from './demo.ts'

export async function startInChromium({ url, output, headless, onUndo }: DemoLaunch): Promise<Demo> {
  const executable = await ensureBrowser()
  const extension = await buildExtension({ output, url })
  const profile = await createTemporaryProfile()
  onUndo(profile.remove)
  const context = await launchBrowser({ executable, extension, profile: profile.folder, headless })
  onUndo(() => context.close())

  const id = extensionId(extension)
  const surfaces = await createSurfaces(context, id, profile.folder)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${url}/page`)
  return {
    context,
    page,
    surfaces,
    enableSelectionButton: () => enableSelectionButton(context, id, surfaces, page),
    showPanel: () => surfaces.openPanel(page),
  }
}
