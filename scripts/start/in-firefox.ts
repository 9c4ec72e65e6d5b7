import { ensureFirefox } from '../browser/firefox/ensure-firefox.ts'
import { launchFirefox } from '../browser/firefox/launch-firefox.ts'
import { createTemporaryProfile } from '../browser/temporary-profile.ts'
import { buildExtension } from '../build-extension.ts'
import { SetUpError } from '../set-up-error.ts'
import type { Demo, DemoLaunch } from './demo.ts'

export async function startInFirefox({ url, output, headless, onUndo }: DemoLaunch): Promise<Demo> {
  const executable = ensureFirefox()
  if (executable === undefined)
    throw new SetUpError(
      'There is no Firefox here: install one of version 140 or later, or name it by FIREFOX_PATH.',
    )
  const extension = await buildExtension({ output, url, browser: 'firefox' })
  const profile = await createTemporaryProfile()
  onUndo(profile.remove)
  const { context, addOn, close } = await launchFirefox({
    executable,
    extension,
    profile: profile.folder,
    headless,
  })
  onUndo(close)

  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${url}/page`)
  // The same documents in tabs: whoever drives the browser sees no others.
  const open = async (document: string) => {
    const tab = await context.newPage()
    await tab.goto(`moz-extension://${addOn.host}/${document}`)
    return tab
  }
  return {
    context,
    page,
    surfaces: { openPanel: () => open('sidepanel.html'), openPopup: () => open('popup.html') },
    showPanel: addOn.showSidebar,
  }
}
