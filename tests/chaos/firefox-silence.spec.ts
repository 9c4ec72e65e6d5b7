import { setTimeout as sleep } from 'node:timers/promises'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import { countTries, isLong } from './tries.ts'

/** Three times what Firefox leaves a background that does nothing. */
const SILENCE = 90_000
/** By night the answer takes ten minutes. */
const { silences, speech } = isLong ? { silences: 3, speech: 110_000 } : { silences: 1, speech: 0 }
/** Milliseconds in which a background that does nothing is gone, the browser's own half minute and what it takes. */
const ASLEEP = 60_000

test.use({ ownBrowser: true })

for (let number = 1; number <= (isLong ? 10 : 1); number++)
  test(`an answer outlives ${silences} × 90 s of silence with nothing open, ${number}`, async ({
    extension,
    server,
  }, info) => {
    test.setTimeout(silences * (SILENCE + speech) + ASLEEP + 60_000)
    const answering = server.hold()
    const before = await extension.openPopup()
    await chat(before).ask('Count')
    const answer = await answering
    await answer.write('before')
    await expect(chat(before).answerText).toHaveText('before')
    await before.close()

    for (let silence = 1; silence <= silences; silence++) {
      await sleep(SILENCE)
      for (const end = Date.now() + speech; Date.now() < end; await sleep(1000)) await answer.write(' on')
    }
    await answer.write(' and after')
    await answer.end()
    expect((await answer.request.closed).by).toBe('server')
    // What kept it awake has ended with the answer.
    await expect.poll(() => extension.isAwake(), { timeout: ASLEEP }).toBe(false)

    const again = await extension.openPopup()
    await expect(chat(again).answerText).toHaveText(/^before( on)* and after$/)
    await expect(chat(again).button('Continue')).toBeHidden()
    countTries(info, 1)
  })
