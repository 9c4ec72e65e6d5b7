import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import type { Conversation } from '../../../lib/model/conversation.ts'
import type { Draft } from '../../../lib/model/draft.ts'
import { createQueue } from '../../../lib/page/queue.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'
import { answer, conversationOf, question } from '../model/samples.ts'

const quote = { type: 'selection', text: 'Words', host: 'example.org' } as const
const q1 = { id: 'q1', parts: [quote, { type: 'text', text: 'And then?' }] } as const
const q2 = { id: 'q2', parts: [{ type: 'text', text: 'And why?' }] } as const

function openQueue(reply: Reply = { status: 'done' }) {
  const conversation = signal<Conversation>(conversationOf(question('q', 'Hello?'), answer('a', 'q')))
  const draft = signal<Draft>({ text: 'Typed' })
  const sent: Command[] = []
  const queue = createQueue({
    conversation,
    draft,
    async send(command) {
      sent.push(command)
      return reply
    },
    toComposer(next) {
      draft.value = next
    },
  })
  queue.receive({ type: 'queue', conversationId: 'c', questions: [q1, q2] })
  return { queue, conversation, draft, sent }
}

test('a question that is edited stands in the composer as it was, above what was typed there', async () => {
  const { queue, draft, sent } = openQueue()
  await queue.edit(q1)
  const joined = { text: 'And then?\nTyped', quote }
  expect(draft.value).toEqual(joined)
  // Stored by the background in the step that takes it out of the queue.
  expect(sent).toEqual([{ type: 'unqueue', conversationId: 'c', questionId: 'q1', draft: joined }])
})

test('a question whose Edit is clicked twice comes into the composer once', async () => {
  const { queue, draft, sent } = openQueue()
  await Promise.all([queue.edit(q1), queue.edit(q1)])
  expect(draft.value).toEqual({ text: 'And then?\nTyped', quote })
  expect(sent).toHaveLength(1)
})

test('a question that was removed can be put back in its place, and leaves alone what is typed', async () => {
  const { queue, draft, sent } = openQueue()
  queue.remove({ ...q1, follows: 'a' })
  expect(queue.removed.value).toMatchObject(q1)
  queue.undoRemove()
  queue.undoRemove()
  const { id: questionId, parts } = q1
  expect(sent).toEqual([
    { type: 'unqueue', conversationId: 'c', questionId },
    { type: 'queue', conversationId: 'c', questionId, parts, behind: 'a' },
  ])
  expect(queue.removed.value).toBeUndefined()
  await Promise.resolve()
  // Saved anew: what is queued takes the stored draft with it.
  expect(draft.value).toEqual({ text: 'Typed' })
})

test('a question that was removed is offered for ten seconds, where it was', () => {
  vi.useFakeTimers()
  const { queue, conversation } = openQueue()
  queue.remove(q1)
  conversation.value = { ...conversation.value, id: 'd' }
  expect(queue.removed.value).toBeUndefined()
  conversation.value = { ...conversation.value, id: 'c' }
  vi.advanceTimersByTime(9_900)
  expect(queue.removed.value).toEqual(q1)
  vi.advanceTimersByTime(200)
  expect(queue.removed.value).toBeUndefined()
  vi.useRealTimers()
})

test('a question that was asked by now does not come back', async () => {
  const { queue, draft } = openQueue({ status: 'failed', failure: { kind: 'busy' } })
  await queue.edit(q1)
  expect(draft.value).toEqual({ text: 'Typed' })
})

test('a question that came back after another conversation was shown is not put there', async () => {
  const { queue, conversation, draft } = openQueue()
  const edited = queue.edit(q1)
  conversation.value = { ...conversation.value, id: 'd' }
  await edited
  expect(draft.value).toEqual({ text: 'Typed' })
})

test('a question stands in the queue or in the conversation, never in both', () => {
  const { queue, conversation } = openQueue()
  conversation.value = conversationOf(
    ...conversation.value.messages,
    question('q1', 'And then?'),
    answer('b', 'q1'),
  )
  expect(queue.questions.value).toEqual([q2])
})

test('the queue of one conversation is not shown in another', () => {
  const { queue, conversation } = openQueue()
  expect(queue.questions.value).toEqual([q1, q2])
  conversation.value = { ...conversation.value, id: 'd' }
  expect(queue.questions.value).toEqual([])
})
