import { extensionId } from '../../scripts/browser/extension-id.ts'
import { chat } from '../e2e/fixtures/chat.ts'
import { test as desktopTest, expect } from '../e2e/fixtures/desktop.ts'
import { filesWith } from '../e2e/fixtures/files-with.ts'
import { copyWithLifeline, type Lifeline } from '../e2e/fixtures/lifeline.ts'
import { RunningChromium } from '../e2e/fixtures/running-chromium.ts'
import { startUndebuggedBrowser } from '../e2e/fixtures/undebugged-browser.ts'
import { ASLEEP, LASTING, SILENCES, speakAfterSilences, TRIES } from './silences.ts'
import { countTries } from './tries.ts'

interface WatchedCopy {
  readonly folder: string
  readonly lifeline: Lifeline
}

const test = desktopTest.extend<{ copy: WatchedCopy }>({
  copy: async ({ build }, use, info) => {
    const folder = info.outputPath('extension')
    const lifeline = await copyWithLifeline(build.extension, folder)
    await use({ folder, lifeline })
    await lifeline.stop()
  },
})

for (let number = 1; number <= TRIES; number++)
  test(`an answer outlives ${SILENCES} with nothing open and no debugger attached, ${number}`, async ({
    build,
    profile,
    server,
    desktop,
    copy,
  }, info) => {
    test.setTimeout(LASTING + ASLEEP + 60_000)
    const { folder, lifeline } = copy
    const launch = {
      ...build,
      extension: folder,
      profile: profile.folder,
      server: server.url,
      hosts: [],
      headless: false,
      display: desktop.display,
    }
    const answering = server.hold()
    const popup = `chrome-extension://${extensionId(folder)}/popup.html`
    const undebugged = startUndebuggedBrowser(launch, 'about:blank')
    // A browser that starts has as long as those that Playwright starts: until the test is over.
    await lifeline.started
    // By the address bar, and again where that was too early: on the command line an address is opened before the
    // extension is there, and now and then given up when it comes.
    await desktop.press('ctrl+t')
    await expect(async () => {
      await desktop.press('ctrl+l')
      await desktop.type(popup)
      await desktop.press('Return')
      await expect.poll(() => desktop.windows()).toContainEqual(expect.stringContaining('Mishalsgpt'))
      // The title stands there before the composer, which then has the focus: what is typed in between goes nowhere.
      await desktop.type('Count')
      await desktop.press('Return')
      await expect.poll(() => server.requests.length).toBe(1)
    }).toPass()
    const answer = await answering
    await answer.write('before')
    await desktop.press('ctrl+w')

    await speakAfterSilences(answer)
    expect(lifeline.living()).toBe(1)
    // What kept it awake has ended with the answer.
    await expect.poll(() => lifeline.living(), { timeout: ASLEEP }).toBe(0)
    // What a browser is closed upon before it was received is not there to be kept.
    await expect.poll(() => filesWith([' and after'], profile.folder)).not.toEqual([])
    await undebugged.close()

    const extension = await RunningChromium.start({ ...launch, headless: true, display: undefined })
    const again = await extension.openPopup()
    await expect(chat(again).answerText).toHaveText(/^before( on)* and after$/)
    await expect(chat(again).button('Continue')).toBeHidden()
    await extension.close()
    countTries(info, 1)
  })
