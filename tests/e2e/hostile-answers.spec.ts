import { hostileInputs } from '../fixtures/hostile-inputs.ts'
import { startCanary } from '../servers/canary.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { addWatch } from './fixtures/watch.ts'

test.use({ ownBrowser: true })

for (const group of ['A', 'B', 'C']) {
  test(`nothing runs, nothing leaves and nothing is left behind, character by character: group ${group}`, async ({
    extension,
    server,
  }) => {
    const canary = await startCanary()
    const inputs = hostileInputs({ canary: canary.url, extensionId: extension.id }).get(group) ?? []
    expect(inputs.length).toBeGreaterThan(5)
    await addWatch(extension.context)
    const panel = await extension.openPanel()
    const address = panel.url()

    for (const { id, input } of inputs) {
      const held = server.hold()
      await chat(panel).ask(id)
      const answer = await held
      for (const character of input) await answer.write(character)
      await answer.write('\n\nThe end.')
      await answer.end()
      await expect(chat(panel).answers.last(), id).toContainText('The end.')
      await expect(chat(panel).answers.last(), id).toHaveAttribute('aria-busy', 'false')
      expect(await panel.evaluate(() => watch.found()), id).toEqual([])
    }

    // And all of them again, from the store.
    await panel.reload()
    await expect(chat(panel).answers.last()).toContainText('The end.')
    expect(await panel.evaluate(() => watch.found())).toEqual([])
    expect(panel.url()).toBe(address)
    expect(canary.visits).toEqual([])
    await canary.close()

    await chat(panel).ask('Still there?')
    await expect(chat(panel).answers.last()).toContainText('Still there?')
  })
}
