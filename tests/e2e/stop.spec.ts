import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

for (const by of ['button', 'Escape']) {
  test(`Stop (${by}) closes the connection at the server and keeps the text`, async ({
    extension,
    server,
  }) => {
    const panel = await extension.openPanel()
    const answering = server.hold()
    await chat(panel).ask('Count')
    const answer = await answering
    await answer.write('one')
    await expect(chat(panel).answerText).toHaveText('one')

    if (by === 'button') await chat(panel).button('Stop').click()
    else await panel.keyboard.press('Escape')
    expect((await answer.request.closed).by).toBe('client')
    await expect(chat(panel).answers).toContainText('Stopped')
    await expect(chat(panel).answerText).toHaveText('one')
  })
}
