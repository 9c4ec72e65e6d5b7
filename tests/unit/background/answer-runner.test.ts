import { afterEach, describe, expect, test, vi } from 'vitest'
import { type AnswerRunner, createAnswerRunner, type Locks } from '../../../lib/background/answer-runner.ts'
import { createLiveConversations, type LiveConversation } from '../../../lib/background/live-conversations.ts'
import { createSurfaces } from '../../../lib/background/surfaces.ts'
import { findMessage } from '../../../lib/model/conversation.ts'
import type { Answer } from '../../../lib/model/message.ts'
import type { CompletionEvent } from '../../../lib/provider/completion.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'
import { answer, conversationOf, question } from '../model/samples.ts'
import { createFreshStore, PRESET } from '../store/fresh-store.ts'
import { createFakeLocks } from './fake-locks.ts'
import { until } from './until.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A runner over an answer that has begun, whose streams say `Hi` and ` again` and end when they are stopped. */
async function createRunner(locks: Locks) {
  const { store } = createFreshStore()
  const begun = conversationOf(question('q', 'Hello?'), answer('z', 'q'))
  await store.begin(begun, begun.messages, answer('z', 'q'))
  const conversations = createLiveConversations({
    read: store.conversation,
    surfaces: createSurfaces(),
    now: Date.now,
  })
  const said = ['Hi', ' again']
  const runner = createAnswerRunner({
    store,
    conversations,
    async *stream(_connection, _request, signal): AsyncGenerator<CompletionEvent> {
      yield { type: 'text', text: said.shift() ?? '' }
      await until(() => signal.aborted)
      throw new ProviderError('aborted')
    },
    keepAlive: { hold: () => () => {} },
    locks,
    now: Date.now,
    markAnswering: () => () => {},
    onEnded: () => {},
    onError: what => expect.unreachable(what),
  })
  const live = await conversations.use('c', async live => {
    live.hold()
    return live
  })
  return { runner, live, conversations }
}

function answerIn({ conversation }: LiveConversation): Answer {
  const message = findMessage(conversation, 'z')
  if (message?.role !== 'assistant') throw new Error('no answer')
  return message
}

function start(runner: AnswerRunner, live: LiveConversation): void {
  runner.start(live, answerIn(live), { connection: PRESET, request: [], sent: { tokens: 0 } })
}

function goOn(live: LiveConversation): void {
  live.apply({ type: 'continued', messageId: 'z', at: 1 })
}

describe('an answer that goes on the moment it was stopped', () => {
  test('can be stopped again, however late the browser says that the lock is free', async () => {
    let freeAll = () => {}
    const freed = new Promise<void>(resolve => {
      freeAll = resolve
    })
    const slow: Locks = {
      async request(_name, _options, callback) {
        const result = await callback({})
        await freed
        return result
      },
    }
    const { runner, live } = await createRunner(slow)
    start(runner, live)
    const stopped = runner.stop('z')
    await until(() => answerIn(live).outcome)
    goOn(live)
    start(runner, live)
    freeAll()
    await stopped
    await until(() => answerIn(live).text === 'Hi again')
    await runner.stop('z')
    expect(answerIn(live).outcome).toEqual({ status: 'stopped' })
  })

  test('is not taken for one that a dead background left, by a recovery that had to wait for it', async () => {
    const { runner, live, conversations } = await createRunner(createFakeLocks().open())
    start(runner, live)
    await runner.recover()
    await conversations.use('c', async () => {
      void runner.stop('z')
      await until(() => answerIn(live).outcome)
      goOn(live)
      start(runner, live)
    })
    await until(() => answerIn(live).text === 'Hi again')
    expect(answerIn(live)).not.toHaveProperty('outcome')
    await runner.stop('z')
    expect(answerIn(live).outcome).toEqual({ status: 'stopped' })
  })
})
