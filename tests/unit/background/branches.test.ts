import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Conversation, toBranch } from '../../../lib/model/conversation.ts'
import type { ConversationId } from '../../../lib/model/message.ts'
import type { CommandOf } from '../../../lib/protocol/command.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from '../model/samples.ts'
import { PRESET } from '../store/fresh-store.ts'
import { ask, goOn, open, retry } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

let world: World
let worker: Worker
let surface: FakeSurface

const stored = {
  ...conversationOf(
    question('00q1', 'one'),
    answer('00r1', '00q1', { text: 'first', outcome: COMPLETE, model: 'old' }),
    question('00s1', 'two', { parent: '00r1' }),
    answer('00t1', '00s1', { text: 'second', outcome: COMPLETE }),
  ),
  title: 'Mine',
}

beforeEach(async () => {
  world = createWorld()
  await world.seed(stored)
  worker = world.startWorker()
  surface = worker.openSurface()
  await surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
})

const select = (messageId: string) => ({ type: 'select', conversationId: 'c', messageId }) as const
const fork = (messageId: string, forkId: ConversationId = 'd') =>
  ({ type: 'fork', conversationId: 'c', messageId, forkId }) as const
const configure = (change: CommandOf<'configure'>['change']) =>
  ({ type: 'configure', conversationId: 'c', change }) as const
const edit = (questionId: string, edits: string, text = 'edited') => ({ ...ask(questionId, text), edits })

async function answered(n: number, text: string): Promise<void> {
  const request = await world.server.request(n)
  request.text(text)
  request.finish()
  await until(() =>
    surface.conversation()?.messages.every(message => message.role === 'user' || message.outcome),
  )
}

/** As it is read back: by ids, which the questions of these tests did not get in the order they were asked. */
function inOrder(conversation = surface.conversation()): Conversation | undefined {
  const messages = conversation?.messages.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return conversation && { ...conversation, messages: messages ?? [] }
}

/** What is shown, as the person reads it; the store must have it too. */
async function shown(): Promise<string[]> {
  const conversation = surface.conversation()
  expect(await world.store.conversation('c')).toEqual(inOrder(conversation))
  return conversation
    ? toBranch(conversation).map(message =>
        message.role === 'assistant' ? message.text : message.parts.map(part => part.text).join(),
      )
    : []
}

describe('a question that is edited', () => {
  test('is asked in its place, after what came before it, and the old one stays', async () => {
    expect(await surface.send(edit('v1', '00s1'))).toEqual({ status: 'done' })
    expect((await world.server.request(1)).body.messages).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'first' },
      { role: 'user', content: 'edited' },
    ])
    await answered(1, 'other')
    expect(await shown()).toEqual(['one', 'first', 'edited', 'other'])
    expect(surface.conversation()?.messages.slice(0, 4)).toEqual(stored.messages)
  })

  test('and is the first begins anew, under the old title', async () => {
    await surface.send(edit('v1', '00q1'))
    expect((await world.server.request(1)).body.messages).toEqual([{ role: 'user', content: 'edited' }])
    await answered(1, 'other')
    expect(await shown()).toEqual(['edited', 'other'])
    expect(surface.conversation()?.title).toBe('Mine')
  })

  test('leaves what stands in the composer', async () => {
    await surface.send({ type: 'save-draft', key: 'c', draft: { text: 'Half a' } })
    await surface.send(edit('v1', '00s1'))
    expect(await world.store.draft('c')).toEqual({ text: 'Half a' })
  })

  test('is refused while an answer is being written, and asked once however often it is sent', async () => {
    await Promise.all([surface.send(edit('v1', '00s1')), surface.send(edit('v1', '00s1'))])
    await world.server.request(1)
    expect(await surface.send(edit('v2', '00q1'))).toEqual({ status: 'failed', failure: { kind: 'busy' } })
    expect(world.server.exchanges).toHaveLength(1)
  })

  test.each(['gone', '00r1'])('and is no question (%s) changes nothing', async edits => {
    expect(await surface.send(edit('v1', edits))).toEqual({ status: 'done' })
    expect(await world.store.conversation('c')).toEqual(stored)
    expect(world.server.exchanges).toEqual([])
  })
})

describe('an answer written anew', () => {
  test('may be any of them, and shows itself', async () => {
    await surface.send(retry('00r1', 'v1'))
    expect((await world.server.request(1)).body.messages).toEqual([{ role: 'user', content: 'one' }])
    await answered(1, 'other')
    expect(await shown()).toEqual(['one', 'other'])
  })

  test('by another model keeps its name, and no later one is asked for', async () => {
    await surface.send({ ...retry('00r1', 'v1'), model: 'gpt-4o' })
    expect((await world.server.request(1)).body.model).toBe('gpt-4o')
    await answered(1, 'other')
    expect(surface.lastAnswer()).toMatchObject({ id: 'v1', model: 'gpt-4o' })
    await surface.send(ask('v2'))
    expect((await world.server.request(2)).body.model).toBe(PRESET.model)
  })
})

describe('an answer that another model wrote', () => {
  async function cutOff(): Promise<void> {
    await surface.send({ ...retry('00r1', 'v1'), model: 'llama-9' })
    const request = await world.server.request(1)
    request.text('Hal')
    request.cut()
    await surface.ended()
  }

  test('goes on with that one, as far as its window reaches', async () => {
    const long = { ...question('00q1', 'x'.repeat(4 * 17_000)) }
    await world.seed({ ...stored, messages: [long, ...stored.messages.slice(1)] })
    surface = world.startWorker().openSurface()
    await surface.send(open)
    await cutOff()
    expect(await surface.send(goOn('v1'))).toEqual({ status: 'done' })
    expect((await world.server.request(2)).body.model).toBe('llama-9')
  })

  test('goes on with that of the conversation where another server is asked by now', async () => {
    await cutOff()
    await world.store.saveConnection({ ...PRESET, url: 'https://example.org/v1', model: 'theirs' }, undefined)
    await surface.send(goOn('v1'))
    expect((await world.server.request(2)).body.model).toBe('theirs')
  })
})

describe('another version that is chosen', () => {
  beforeEach(async () => {
    await surface.send(edit('v1', '00q1'))
    await answered(1, 'other')
  })

  test('is shown to its newest end on every surface, and after a restart', async () => {
    const second = worker.openSurface()
    await second.send(open)
    await surface.send(select('00q1'))
    expect(await shown()).toEqual(['one', 'first', 'two', 'second'])
    expect(second.conversation()).toEqual(surface.conversation())
    const late = world.startWorker().openSurface()
    await late.send(open)
    expect(late.conversation()).toEqual(inOrder())
    await surface.send(select('v1'))
    expect(await shown()).toEqual(['edited', 'other'])
  })

  test('does not make the conversation newer', async () => {
    const before = surface.conversation()?.updated
    await surface.send(select('00q1'))
    expect(surface.conversation()?.updated).toBe(before)
  })

  test('while an answer is being written leaves that to go on, and stays', async () => {
    await surface.send(ask('w1', 'three'))
    const request = await world.server.request(2)
    request.text('Go')
    await surface.text('Go')
    await surface.send(select('00q1'))
    request.text('od')
    request.finish()
    expect(await surface.ended()).toMatchObject({ text: 'Good' })
    expect(await shown()).toEqual(['one', 'first', 'two', 'second'])
  })

  test('and is not there changes nothing', async () => {
    const before = surface.conversation()
    expect(await surface.send(select('gone'))).toEqual({ status: 'done' })
    expect(surface.conversation()).toEqual(before)
  })

  test('and cannot be stored is not shown either', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    })
    expect(await surface.send(select('00q1'))).toEqual({ status: 'failed', failure: { kind: 'storage' } })
    expect(await shown()).toEqual(['edited', 'other'])
  })
})

describe('a fork', () => {
  test('is a conversation of its own, listed, and what it came from stays as it was', async () => {
    await surface.send(configure(FULL_SETUP))
    const before = await world.store.conversation('c')
    expect(await surface.send(fork('00r1'))).toEqual({ status: 'done' })
    const copy = await world.store.conversation('d')
    expect(copy).toMatchObject({ title: 'Mine (2)', setup: FULL_SETUP, leaf: copy?.messages[1]?.id })
    expect(copy?.messages).toMatchObject([
      { role: 'user', parts: [{ type: 'text', text: 'one' }] },
      { role: 'assistant', text: 'first', model: 'old', parent: copy?.messages[0]?.id },
    ])
    expect(await world.store.conversation('c')).toEqual(before)
    expect((await world.store.heads()).map(({ id }) => id)).toEqual(['d', 'c'])
    expect(surface.updates).toContainEqual(
      expect.objectContaining({ type: 'listed', head: expect.objectContaining({ id: 'd' }) }),
    )
  })

  test('goes on by itself', async () => {
    await surface.send(fork('00r1'))
    const other = worker.openSurface()
    await other.send({ ...open, conversationId: 'd' })
    await other.send({ ...ask('v1', 'three'), conversationId: 'd' })
    expect((await world.server.request(1)).body.messages).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'first' },
      { role: 'user', content: 'three' },
    ])
  })

  test('that is said twice is made once', async () => {
    await Promise.all([surface.send(fork('00r1')), surface.send(fork('00r1'))])
    const copy = await world.store.conversation('d')
    await surface.send(fork('00t1'))
    expect(await world.store.conversation('d')).toEqual(copy)
    expect(copy?.messages).toHaveLength(2)
  })

  test('from an answer that is being written, or from nothing, is none', async () => {
    await surface.send(retry('00r1', 'v1'))
    await world.server.request(1)
    await surface.send(fork('v1'))
    await surface.send(fork('gone', 'e'))
    expect((await world.store.heads()).map(({ id }) => id)).toEqual(['c'])
  })
})
