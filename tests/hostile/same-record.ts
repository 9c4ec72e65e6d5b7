import type { Page } from '@playwright/test'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import { say } from '../e2e/fixtures/say.ts'
import { allRecords } from '../e2e/fixtures/stored-records.ts'
import { askToTheEnd } from './asking.ts'
import { isLong, type Scene } from './attack.ts'

/** Updates of each of the two. */
const UPDATES = isLong ? 300 : 60

/**
 * Two panels change one record at the same time, again and again, each a part of its own: what one has been told is done is
 * still there when the other is through.
 */
export async function changeSameRecord({ extension, panel, server }: Scene): Promise<void> {
  await chat(panel).button('New chat').first().click()
  await askToTheEnd(panel, 'Which record is it?')
  const { conversations } = await stored(panel)
  const { id } = conversations.toSorted((one, other) => one.created - other.created).at(-1) ?? { id: '' }
  const asked = server.requests.length
  const second = await extension.openPanel()

  for (let update = 1; update <= UPDATES; update++) {
    const both = [
      panel.evaluate(say, { type: 'configure', conversationId: id, change: { systemPrompt: `${update}` } }),
      second.evaluate(say, { type: 'configure', conversationId: id, change: { maxTokens: update } }),
    ]
    for (const { status } of await Promise.all(update % 2 ? both : both.reverse()))
      expect(status).toBe('done')
    const { conversations } = await stored(panel)
    const { setup } = conversations.find(conversation => conversation.id === id) ?? {}
    expect(setup, `update ${update}`).toMatchObject({ systemPrompt: `${update}`, maxTokens: update })
  }
  expect(server.requests.length).toBe(asked)
  await second.close()
}

interface Stored {
  readonly id: string
  readonly created: number
  readonly setup?: object
}

async function stored(page: Page): Promise<{ readonly conversations: readonly Stored[] }> {
  const [keys, values]: [unknown[][], unknown[]] = JSON.parse(await allRecords(page))
  const isWhole = (value: unknown): value is Stored => typeof Object(value).created === 'number'
  return { conversations: values.filter((_, index) => keys[index]?.[0] === 'conversation').filter(isWhole) }
}
