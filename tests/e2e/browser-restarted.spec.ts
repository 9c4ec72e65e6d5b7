import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test.use({ ownBrowser: true })

for (const kill of [false, true]) {
  const how = kill ? 'killed' : 'closed'
  test(`a browser ${how} in mid-answer keeps what was received`, async ({ extension, server }) => {
    const before = await extension.openPanel()
    const answering = server.hold()
    await chat(before).ask('Count')
    const answer = await answering
    await answer.write('one')
    await expect(chat(before).answerText).toHaveText('one')
    await answer.write(' two')
    await expect(chat(before).answerText).toHaveText('one two')
    await extension.restart({ kill })

    const after = await extension.openPanel()
    await expect(chat(after).answerText).toHaveText(/^one( two)?$/)
    await expect(chat(after).answers).toContainText('Interrupted')
    await expect(chat(after).button('Continue')).toBeVisible()
    await expect(chat(after).button('Retry')).toBeVisible()
    // Nothing is sent again by itself.
    expect(server.requests).toHaveLength(1)
  })
}
