import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import type { Failure } from '../../../lib/model/failure.ts'
import { createTemporaryId, isTemporary } from '../../../lib/model/temporary.ts'
import { createBranches } from '../../../lib/page/branches.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from '../model/samples.ts'

const quote = { type: 'selection', text: 'Quoted', host: 'example.org' } as const
const asked = question('q', 'Why?', { parts: [quote, { type: 'text', text: 'Why?' }] })
const answered = answer('a', 'q', { text: 'So', outcome: COMPLETE })
const done: Reply = { status: 'done' }
const busy: Reply = { status: 'failed', failure: { kind: 'busy' } }

/** What was sent has been replied to. */
const settled = () => new Promise(resolve => setTimeout(resolve))

function openPage(reply: Reply = done) {
  const conversation = signal(conversationOf(asked, answered))
  const sent: Command[] = []
  const refusals: (Failure | undefined)[] = []
  const show = vi.fn<(id: string) => void>()
  const branches = createBranches({
    conversation,
    async send(command) {
      sent.push(command)
      return reply
    },
    show,
    onRefusal: failure => void refusals.push(failure),
    now: () => 1_800_000_000_000,
  })
  return { branches, conversation, sent, refusals, show }
}

test('an edited question keeps what it quotes', async () => {
  const { branches, sent } = openPage()
  expect(await branches.editQuestion(asked, ' How? ')).toBe(true)
  expect(sent).toMatchObject([
    { type: 'ask', conversationId: 'c', edits: 'q', parts: [quote, { type: 'text', text: 'How?' }] },
  ])
})

test('an edit that is refused says why, and that it was not taken', async () => {
  const { branches, refusals } = openPage(busy)
  expect(await branches.editQuestion(asked, 'How?')).toBe(false)
  expect(refusals).toEqual([undefined, { kind: 'busy' }])
})

test('a retry names a model only where one was chosen', async () => {
  const { branches, sent } = openPage()
  branches.retry(answered)
  await settled()
  branches.retry(answered, 'gpt-4o')
  expect(sent[0]).not.toHaveProperty('model')
  expect(sent[1]).toMatchObject({ type: 'retry', messageId: 'a', model: 'gpt-4o' })
})

test.each(['retry', 'continueAnswer', 'fork'] as const)('%s is sent once for a double click', async press => {
  const { branches, sent } = openPage()
  void branches[press](answered)
  void branches[press](answered)
  expect(sent).toHaveLength(1)
  await settled()
  void branches[press](answered)
  expect(sent).toHaveLength(2)
})

test('the page goes to a fork once it is there', async () => {
  const { branches, sent, show } = openPage()
  const forking = branches.fork(answered)
  expect(show).not.toHaveBeenCalled()
  await forking
  const [command] = sent
  expect(command).toMatchObject({ type: 'fork', conversationId: 'c', messageId: 'a' })
  expect(show).toHaveBeenCalledExactlyOnceWith(command?.type === 'fork' && command.forkId)
})

test('a fork of a temporary chat is temporary', async () => {
  const { branches, conversation, sent } = openPage()
  conversation.value = { ...conversation.value, id: createTemporaryId() }
  await branches.fork(answered)
  const [command] = sent
  expect(command?.type === 'fork' && isTemporary(command.forkId)).toBe(true)
})

test('nobody is taken to a fork who has gone elsewhere, or that is not there', async () => {
  const gone = openPage()
  const forking = gone.branches.fork(answered)
  gone.conversation.value = { ...conversationOf(), id: 'd' }
  await forking
  expect(gone.show).not.toHaveBeenCalled()
  const refused = openPage({ status: 'failed', failure: { kind: 'storage' } })
  await refused.branches.fork(answered)
  expect(refused.show).not.toHaveBeenCalled()
  expect(refused.refusals.at(-1)).toEqual({ kind: 'storage' })
})

test('a set-up that cannot be kept is told to whoever asked, and no refusal of a question', async () => {
  const { branches, refusals } = openPage({ status: 'failed', failure: { kind: 'storage' } })
  expect(await branches.configure(FULL_SETUP)).toEqual({ kind: 'storage' })
  expect(await openPage().branches.configure({})).toBeUndefined()
  expect(refusals).toEqual([])
})
