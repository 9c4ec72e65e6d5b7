import { generateHistory, writeHistory } from '../../scripts/bench/generated-history.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { freezeAt, watchFrozen } from './fixtures/freeze-worker.ts'
import { listOf } from './fixtures/list.ts'
import { keysOf } from './fixtures/stored-records.ts'

/** In three transactions, the second of which is for a hundred. */
const CONVERSATIONS = 130

test('deleting all and bringing it back, each killed in the middle with its panel closed, end as they were meant', async ({
  extension,
}) => {
  // A page that asks for nothing.
  const keeper = await extension.openTab('manifest.json')
  let panel = await extension.openPanel()
  await expect(chat(panel).message).toBeVisible()
  await writeHistory(panel, generateHistory({ conversations: CONVERSATIONS, messages: 2 }))
  await panel.close()

  async function openList(): Promise<void> {
    panel = await extension.openPanel()
    await panel.setViewportSize({ width: 400, height: 600 })
    await chat(panel).button('Conversations').click()
  }
  /** Whoever asked for it is gone too, so that nobody asks again: only the next worker knows what was begun. */
  async function killInTheMiddleOf(press: () => Promise<void>): Promise<void> {
    const frozen = await watchFrozen(keeper)
    // In the second transaction.
    await freezeAt(await extension.worker(), 100)
    await press()
    expect((await frozen()).committed).toBe(1)
    await panel.close()
    await extension.killWorker()
    await openList()
  }

  await openList()
  await killInTheMiddleOf(async () => {
    await listOf(panel).row('№0').press('Control+a')
    await panel.keyboard.press('Delete')
  })
  await expect(listOf(panel).nav.getByText('No conversations yet')).toBeVisible()
  // The list is rid of all of them with the first: the next worker goes on with the others.
  await expect.poll(() => keysOf(keeper, 'shelving')).toEqual([])

  await killInTheMiddleOf(() => chat(panel).button('Undo').press('Enter'))
  await expect(listOf(panel).nav.getByText(`${CONVERSATIONS} conversations`)).toBeVisible()
  await listOf(panel).row('№0').press('End')
  await listOf(panel)
    .row(`№${CONVERSATIONS - 1}`)
    .press('Enter')
  await expect(chat(panel).answers).toHaveCount(1)
})
