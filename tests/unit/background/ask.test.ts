import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer } from '../../../lib/model/message.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { PRESET } from '../store/fresh-store.ts'
import { ask, goOn, open, Q, retry } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { turn, until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  await surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
})

const storedAnswer = async () => (await world.store.conversation('c'))?.messages.at(-1) as Answer | undefined // the last is one

/** Lets the next write of a record fail. */
function failNextPut(): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('The disk is full', 'QuotaExceededError')
  })
}

describe('a question', () => {
  test('goes with every turn before it on its branch, the system prompt first', async () => {
    await world.store.saveConnection({ ...PRESET, systemPrompt: 'Be brief.', temperature: 0.2 }, undefined)
    await world.seed(
      conversationOf(
        question('m1', 'one'),
        answer('m2', 'm1', { text: 'whole', outcome: COMPLETE }),
        answer('m2b', 'm1', { text: 'not shown', outcome: COMPLETE }),
        question('m3', 'two', { parent: 'm2' }),
        answer('m4', 'm3', { text: 'interrupted', outcome: { status: 'interrupted' } }),
        question('m5', 'three', { parent: 'm4' }),
        answer('m6', 'm5', { text: 'stopped', outcome: { status: 'stopped' } }),
        question('m7', 'four', { parent: 'm6' }),
        answer('m8', 'm7', { outcome: { status: 'failed', failure: { kind: 'server' } } }),
      ),
    )
    const late = world.startWorker().openSurface()
    await late.send(ask('m9', 'five'))
    const { body, url } = await world.server.request(1)
    expect(url).toBe('https://preset.example/api/openai/v1/chat/completions')
    expect(body).toMatchObject({ model: PRESET.model, stream: true, temperature: 0.2 })
    expect(body.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'whole' },
      { role: 'user', content: 'two' },
      { role: 'assistant', content: 'interrupted' },
      { role: 'user', content: 'three' },
      { role: 'assistant', content: 'stopped' },
      { role: 'user', content: 'four' },
      { role: 'user', content: 'five' },
    ])
  })

  test('is stored before it is shown, its answer journalled from the first token, and kept as it was told', async () => {
    expect(await surface.send(ask(Q))).toEqual({ status: 'done' })
    expect(await world.store.unfinished()).toHaveLength(1)
    expect((await world.store.conversation('c'))?.title).toBe('Hello?')
    const request = await world.server.request(1)
    request.text('H')
    await until(async () => (await storedAnswer())?.text === 'H')
    request.reasoning('Hm')
    request.text('ello')
    request.finish()
    expect(await surface.ended()).toMatchObject({ text: 'Hello', reasoning: 'Hm', outcome: COMPLETE })
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
    expect(await world.store.unfinished()).toEqual([])
    expect(world.locks.held()).toEqual([])
  })

  test('with the same id is asked once, however often it is sent', async () => {
    const replies = await Promise.all([surface.send(ask(Q)), surface.send(ask(Q)), surface.send(ask(Q))])
    expect(replies).toEqual(Array(3).fill({ status: 'done' }))
    const request = await world.server.request(1)
    request.text('Hello')
    request.finish()
    await surface.ended()
    expect(await surface.send(ask(Q))).toEqual({ status: 'done' })
    expect(world.server.exchanges).toHaveLength(1)
    expect(surface.conversation()?.messages).toHaveLength(2)
  })

  test('that cannot be stored is refused, and not sent', async () => {
    failNextPut()
    expect(await surface.send(ask(Q))).toEqual({ status: 'failed', failure: { kind: 'storage' } })
    expect(surface.conversation()?.messages).toEqual([])
    expect(world.server.exchanges).toEqual([])
    expect(await surface.send(ask(Q))).toEqual({ status: 'done' })
  })

  test('in another conversation does not wait for this one', async () => {
    await surface.send(ask(Q))
    const other = { ...ask('q2'), conversationId: 'd' }
    expect(await surface.send(other)).toEqual({ status: 'done' })
    expect((await world.server.request(2)).body.messages).toHaveLength(1)
  })
})

describe('an answer', () => {
  async function failedAnswer(): Promise<Answer> {
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.refuse(400)
    return surface.ended()
  }

  test('that failed says why, has no text, and the question stays', async () => {
    expect(await failedAnswer()).toMatchObject({
      text: '',
      outcome: { status: 'failed', failure: { kind: 'bad-request', status: 400, serverWords: 'No' } },
    })
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
  })

  test('that is retried gets a sibling, asked once, and keeps its place in the tree', async () => {
    const { id } = await failedAnswer()
    await Promise.all([surface.send(retry(id, 'b')), surface.send(retry(id, 'b'))])
    const request = await world.server.request(2)
    expect(request.body.messages).toEqual([{ role: 'user', content: 'Hello?' }])
    request.text('Hello')
    request.finish()
    expect(await surface.ended()).toMatchObject({ id: 'b', parent: Q, text: 'Hello' })
    expect(surface.conversation()).toMatchObject({ leaf: 'b' })
    expect(surface.conversation()?.messages.map(message => message.id)).toEqual([Q, id, 'b'])
    expect(world.server.exchanges).toHaveLength(2)
  })

  test('whose connection was cut keeps its text, says so, and goes on where it stopped', async () => {
    await surface.send(ask(Q))
    const cut = await world.server.request(1)
    cut.text('Hel')
    cut.cut()
    const { id, outcome } = await surface.ended()
    expect(outcome).toEqual({ status: 'truncated' })
    expect(await surface.send(goOn(id))).toEqual({ status: 'done' })
    const rest = await world.server.request(2)
    expect(rest.body.messages.slice(0, 2)).toEqual([
      { role: 'user', content: 'Hello?' },
      { role: 'assistant', content: 'Hel' },
    ])
    rest.text('lo')
    rest.finish()
    expect(await surface.ended()).toMatchObject({ id, text: 'Hello', outcome: COMPLETE })
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
  })

  test('that cannot go on keeps its text, and says why', async () => {
    await surface.send(ask(Q))
    const cut = await world.server.request(1)
    cut.text('Hel')
    cut.cut()
    const { id } = await surface.ended()
    await surface.send(goOn(id))
    const refused = await world.server.request(2)
    refused.refuse(401)
    await turn()
    expect(await surface.ended()).toMatchObject({
      text: 'Hel',
      outcome: { status: 'interrupted', failure: { kind: 'unauthorized', status: 401 } },
    })
  })

  test('that is being written can be neither retried nor continued', async () => {
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.text('Hel')
    const { id } = await surface.text('Hel')
    expect(await surface.send(retry(id, 'b'))).toEqual({ status: 'failed', failure: { kind: 'busy' } })
    expect(await surface.send(goOn(id))).toEqual({ status: 'done' })
    expect(world.server.exchanges).toHaveLength(1)
  })

  test('that cannot be stored stays on the screen, says so, and what follows it is not there twice', async () => {
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.text('Hel')
    await until(async () => (await storedAnswer())?.text === 'Hel')
    failNextPut()
    request.finish()
    const { id, text, outcome } = await surface.ended()
    expect({ text, outcome }).toEqual({
      text: 'Hel',
      outcome: { status: 'interrupted', failure: { kind: 'storage' } },
    })
    expect(world.errors).toEqual(['An answer could not be stored'])

    await surface.send(goOn(id))
    const rest = await world.server.request(2)
    rest.text('lo')
    await until(async () => (await storedAnswer())?.text === 'Hello')
    worker.kill()
    await world.startWorker().recover()
    expect(await storedAnswer()).toMatchObject({ text: 'Hello', outcome: { status: 'interrupted' } })
    expect(world.errors).toHaveLength(1)
  })

  test.each([retry('nobody', 'b'), retry(Q, 'b'), goOn('nobody'), goOn(Q)])(
    'that is none is left alone: $type $messageId',
    async command => {
      await failedAnswer()
      expect(await surface.send(command)).toEqual({ status: 'done' })
      expect(world.server.exchanges).toHaveLength(1)
    },
  )
})

test('a request that fails before its first token is sent again, and says so meanwhile', async () => {
  await surface.send(ask(Q))
  const refused = await world.server.request(1)
  refused.refuse(503, { 'retry-after': '7' })
  const { retrying } = await until(() => surface.lastAnswer()?.retrying && surface.lastAnswer())
  expect(retrying).toMatchObject({ attempt: 1, failure: { kind: 'server', status: 503 } })
  await vi.advanceTimersByTimeAsync(60_000)
  const again = await world.server.request(2)
  again.text('Hello')
  again.finish()
  expect(await surface.ended()).toMatchObject({ text: 'Hello', outcome: COMPLETE })
  expect(surface.lastAnswer()).not.toHaveProperty('retrying')
})

test('junk on the port is passed over', async () => {
  for (const junk of [
    null,
    7,
    'ask',
    {},
    { id: 1 },
    { id: 'x', command: open },
    { id: 1, command: { type: 'x' } },
  ]) {
    surface.deliver(junk)
  }
  expect(await surface.send(open)).toEqual({ status: 'done' })
})
