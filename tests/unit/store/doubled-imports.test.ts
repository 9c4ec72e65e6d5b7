import { expect, test } from 'vitest'
import { toBranch } from '../../../lib/model/conversation.ts'
import { createFreshStore } from './fresh-store.ts'
import { importText } from './import-text.ts'

const node = (id: string, parent: string, role: string) => ({
  id,
  parent,
  message: { author: { role }, content: { content_type: 'text', parts: [id] }, create_time: 2 },
})
const holding = (...ids: string[]) => ({
  conversation_id: 'one',
  title: 'One',
  create_time: 1,
  update_time: 3,
  mapping: Object.fromEntries(
    ids.map((id, n) => [id, node(id, ids[n - 1] ?? 'root', n % 2 ? 'assistant' : 'user')]),
  ),
})

const short = holding('q1', 'a1')
const long = holding('q1', 'a1', 'q2', 'a2')

test.each([
  ['short', [short, long]],
  ['long', [long, short]],
])(
  'another program’s file that holds a conversation twice gives one, and shows what either has, the %s one first',
  async (_which, conversations) => {
    const { store } = createFreshStore()
    const file = JSON.stringify(conversations)
    const { result } = await importText(store, file)
    expect(result).toEqual({ added: 1, known: 0, messages: 4 })
    const [head] = await store.heads()
    const conversation = await store.conversation(head?.id ?? '')
    const shown = conversation && toBranch(conversation)
    expect(shown?.map(message => message.role)).toEqual(['user', 'assistant', 'user', 'assistant'])
    expect((await importText(store, file, 'again')).result).toEqual({ added: 0, known: 1, messages: 0 })
  },
)
