import { chat } from '../e2e/fixtures/chat.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import { ASLEEP, LASTING, SILENCES, speakAfterSilences, TRIES } from './silences.ts'
import { countTries } from './tries.ts'

test.use({ ownBrowser: true })

for (let number = 1; number <= TRIES; number++)
  test(`an answer outlives ${SILENCES} with nothing open, ${number}`, async ({ extension, server }, info) => {
    test.setTimeout(LASTING + ASLEEP + 60_000)
    const answering = server.hold()
    const before = await extension.openPopup()
    await chat(before).ask('Count')
    const answer = await answering
    await answer.write('before')
    await expect(chat(before).answerText).toHaveText('before')
    await before.close()

    await speakAfterSilences(answer)
    // What kept it awake has ended with the answer.
    await expect.poll(() => extension.isAwake(), { timeout: ASLEEP }).toBe(false)

    const again = await extension.openPopup()
    await expect(chat(again).answerText).toHaveText(/^before( on)* and after$/)
    await expect(chat(again).button('Continue')).toBeHidden()
    countTries(info, 1)
  })
