import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTemporaryId } from '../../../lib/model/temporary.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import { MAX_TEMPORARY } from '../../../lib/store/temporary/temporary-store.ts'
import { COMPLETE } from '../model/samples.ts'
import { allRecords, putRecord } from '../store/fresh-store.ts'
import type { FakeSurface } from './fake-surface.ts'
import { turn, until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

const T = createTemporaryId(1)
const FORK = createTemporaryId(2)
const FULL = { kind: 'temporary-full' }

afterEach(() => {
  vi.useRealTimers()
})

const ask = (questionId: string, text: string, conversationId = T): Command => ({
  type: 'ask',
  conversationId,
  questionId,
  parts: [{ type: 'text', text }],
})
const open = (conversationId = T): Command => ({ type: 'open', conversationId })

function start(world: World): { worker: Worker; surface: FakeSurface } {
  const worker = world.startWorker()
  return { worker, surface: worker.openSurface() }
}

const isQuiet = (world: World) => until(() => world.locks.held().length === 0)

describe('a temporary chat', () => {
  test('leaves on disk neither its id nor a word, whatever is done with it', async () => {
    const world = createWorld()
    const before = await allRecords(world.database)
    let { worker, surface } = start(world)
    const send = (command: Command) => surface.send(command)

    async function isNotOnDisk(after: string): Promise<void> {
      const disk = JSON.stringify(await allRecords(world.database))
      for (const word of ['zebra', 'temporary-', T.slice(-22), FORK.slice(-22)])
        expect(disk, after).not.toContain(word)
    }

    async function does(command: Command): Promise<void> {
      expect(await send(command), command.type).toEqual({ status: 'done' })
      await isNotOnDisk(command.type)
    }

    async function answer(n: number): Promise<void> {
      const request = await world.server.request(n)
      request.reasoning('zebra thoughts')
      request.text('zebra ', 'answer')
      await until(() => surface.lastAnswer()?.text === 'zebra answer')
      vi.advanceTimersByTime(500)
      await isNotOnDisk('mid-answer')
      request.finish()
      await isQuiet(world)
      await isNotOnDisk('an answer')
    }

    // What the person allows is theirs, and stands on disk.
    await send({ type: 'set-model-titles', on: true })
    await send({ type: 'set-keep-days', days: 30 })
    await does({ type: 'announce', windowId: 1 })
    await does(open())
    await does({ type: 'show-last', surface: 'panel', conversationId: T })
    await does({ type: 'configure', conversationId: T, change: { systemPrompt: 'zebra' } })
    await does({ type: 'save-draft', key: T, draft: { text: 'zebra', quote: selection } })
    await does({ ...ask('00q1', 'zebra?'), parts: [selection, { type: 'text', text: 'zebra?' }] } as Command)
    await does({
      type: 'queue',
      conversationId: T,
      questionId: '00q2',
      parts: [{ type: 'text', text: 'zebra 2?' }],
    })
    await does({ type: 'unqueue', conversationId: T, questionId: '00q2', draft: { text: 'zebra 2?' } })
    await does({
      type: 'queue',
      conversationId: T,
      questionId: '00q3',
      parts: [{ type: 'text', text: 'zebra 3?' }],
    })
    await answer(1)
    await answer(2)
    const first = surface.lastAnswer()?.id ?? ''
    await does({ type: 'retry', conversationId: T, messageId: first, answerId: 'retried' })
    ;(await world.server.request(3)).text('zebra')
    await until(() => surface.lastAnswer()?.text === 'zebra')
    await does({ type: 'stop', conversationId: T, messageId: 'retried' })
    await does({
      type: 'await-permission',
      conversationId: T,
      messageId: 'retried',
      origin: 'https://a.example',
    })
    await does({ type: 'continue', conversationId: T, messageId: 'retried' })
    await answer(4)
    await does({ type: 'select', conversationId: T, messageId: first })
    await does({ type: 'fork', conversationId: T, messageId: first, forkId: FORK })
    await does({ type: 'rename', conversationId: T, title: 'zebra name' })
    await does({ type: 'show-in-panel', windowId: 2, conversationId: T })
    await does({ type: 'index' })
    await does({ type: 'delete', conversationIds: [T, FORK] })
    await does({ type: 'restore', conversationIds: [T, FORK] })

    // With everything closed, and its worker killed in the middle.
    await does(ask('00q4', 'zebra 4?'))
    surface.close()
    const unseen = await world.server.request(5)
    unseen.text('zebra')
    unseen.finish()
    await isQuiet(world)
    expect(await worker.store.unread()).toEqual([expect.objectContaining({ conversationId: T })])
    await isNotOnDisk('an answer that nobody saw')
    surface = worker.openSurface()
    await does(ask('00q5', 'zebra 5?'))
    ;(await world.server.request(6)).text('zebra')
    vi.advanceTimersByTime(500)
    worker.kill()
    ;({ worker, surface } = start(world))
    await worker.recover()
    await does(open())
    await isNotOnDisk('a recovery')
    vi.advanceTimersByTime(100 * 86_400_000)
    await does({ type: 'set-keep-days', days: 30 })

    expect((await worker.store.heads()).map(({ id }) => id).sort()).toEqual([FORK, T].sort())
    expect(await worker.store.last('panel')).toBe(T)
    // No request was spent on a name: six answers, six requests.
    expect(world.server.exchanges).toHaveLength(6)
    const records = await allRecords(world.database)
    expect(
      Object.keys(records)
        .filter(key => !(key in before))
        .sort(),
    ).toEqual(['["index"]', '["settings"]', '["swept"]'])

    // And with the browser it goes.
    worker.kill()
    world.session.close()
    ;({ worker, surface } = start(world))
    expect(await worker.store.heads()).toEqual([])
    expect(await worker.store.last('panel')).toBeUndefined()
    expect(world.errors).toEqual([])
  })

  test('is copied into another temporary one, and not onto the disk', async () => {
    const world = createWorld()
    const { worker, surface } = start(world)
    await surface.send(open())
    await surface.send(ask('00q1', 'Hello?'))
    const request = await world.server.request(1)
    request.text('Hi')
    request.finish()
    const { id } = await surface.ended()
    const fork = { type: 'fork', conversationId: T, messageId: id } as const
    expect(await surface.send({ ...fork, forkId: 'kept' })).toMatchObject({ status: 'failed' })
    expect(await worker.store.conversation('kept')).toBeUndefined()
    expect(await surface.send({ ...fork, forkId: FORK })).toEqual({ status: 'done' })
    expect((await worker.store.conversation(FORK))?.messages).toHaveLength(2)
  })

  test('is answered where the disk is a newer version’s, and can only be read', async () => {
    const world = createWorld()
    await putRecord(world.database, ['schema'], 99)
    const { surface } = start(world)
    await surface.send(open())
    expect(await surface.send(ask('00q1', 'Hello?', 'kept'))).toMatchObject({ status: 'failed' })
    expect(await surface.send(ask('00q1', 'Hello?'))).toEqual({ status: 'done' })
    const request = await world.server.request(1)
    request.text('Hi')
    request.finish()
    expect(await surface.ended()).toMatchObject({ text: 'Hi', outcome: COMPLETE })
  })

  test('is deleted together with others, and one undo brings back all of them', async () => {
    const world = createWorld()
    const { worker, surface } = start(world)
    for (const [index, id] of [T, 'kept'].entries()) {
      await surface.send(ask(`00q${index}`, 'Hello?', id))
      ;(await world.server.request(index + 1)).finish()
    }
    await isQuiet(world)
    const conversationIds = ['kept', T]
    await surface.send({ type: 'delete', conversationIds })
    expect(await worker.store.heads()).toEqual([])
    expect(JSON.stringify(await allRecords(world.database))).not.toContain(T)
    expect([...((await worker.store.undos())[0]?.conversationIds ?? [])].sort()).toEqual(conversationIds)
    expect(await surface.send({ type: 'restore', conversationIds })).toEqual({ status: 'done' })
    expect(await worker.store.heads()).toHaveLength(2)
    expect(await worker.store.undos()).toEqual([])

    // One after the other, too, however they alternate: each within the time of the one before it.
    for (const id of ['kept', T]) {
      await surface.send({ type: 'delete', conversationIds: [id] })
      vi.setSystemTime(Date.now() + 9000)
    }
    const told = surface.updates.findLast(update => update.type === 'deleted')
    expect(told).toMatchObject({ undo: { conversationIds: [T, 'kept'] } })
    expect(await worker.store.undos()).toMatchObject([{ conversationIds: [T, 'kept'] }])
    expect(JSON.stringify(await allRecords(world.database))).not.toContain(T)
  })
})

describe('a background that dies at any moment of a temporary chat', () => {
  test('leaves what was asked and journalled, once, marked as interrupted', async () => {
    const texts = new Set<string>()
    let isOver = false
    for (let steps = 1; !isOver; steps++) {
      const world = createWorld()
      let taken = 0
      const worker = world.startWorker(() => ++taken > steps)
      const surface = worker.openSurface()
      void surface.send(open())
      void surface.send(ask('00q1', 'Hello?'))
      const rest = [...'Hello']
      while (taken <= steps && !isOver) {
        const [request] = world.server.exchanges
        const token = request && rest.shift()
        if (token) request.text(token)
        else request?.finish()
        vi.advanceTimersByTime(120)
        for (let turns = 0; turns < 4; turns++) await turn()
        isOver = surface.lastAnswer()?.outcome !== undefined && world.locks.held().length === 0
      }
      worker.kill()

      const next = world.startWorker()
      const before = await next.store.conversation(T)
      await next.recover()
      const after = await next.store.conversation(T)
      const answer = after?.messages.find(message => message.role === 'assistant')
      expect(after?.messages.length).toBe(before?.messages.length)
      if (surface.conversation()?.messages.length) expect(after?.messages).toHaveLength(2)
      expect(answer?.text).toBe(before?.messages.find(message => message.role === 'assistant')?.text)
      expect('Hello'.startsWith(answer?.text ?? '')).toBe(true)
      if (answer) expect(answer.outcome).toEqual(expect.toBeOneOf([COMPLETE, { status: 'interrupted' }]))
      expect(await next.store.unfinished()).toEqual([])
      expect(world.errors).toEqual([])
      texts.add(answer?.text ?? 'nothing asked')
    }
    expect([...texts]).toEqual(expect.arrayContaining(['nothing asked', '', 'H', 'Hello']))
  })
})

describe('temporary chats that are full', () => {
  async function beFilled(...pieces: string[]) {
    const world = createWorld()
    const { worker, surface } = start(world)
    await surface.send(open())
    // One whose window nobody knows, so that it is not the window that is full.
    await surface.send({ type: 'configure', conversationId: T, change: { model: 'own' } })
    await surface.send({ type: 'configure', conversationId: FORK, change: { model: 'own' } })
    await surface.send(ask('00q1', 'All of it?'))
    const request = await world.server.request(1)
    while (!surface.lastAnswer()?.outcome) {
      request.text(...pieces)
      vi.advanceTimersByTime(250)
      for (let turns = 0; turns < 4; turns++) await turn()
    }
    await isQuiet(world)
    const stored = (await worker.store.conversation(T))?.messages.at(-1)
    return { world, worker, surface, request, stored, shown: surface.lastAnswer() }
  }

  test('end the answer with the reason, close its connection, and keep and show the same of it', async () => {
    const { world, surface, request, stored, shown } = await beFilled('ж'.repeat(100_000))
    expect(shown).toMatchObject({ outcome: { status: 'interrupted', failure: FULL } })
    expect(stored).toEqual(shown)
    expect(Buffer.byteLength(shown?.text ?? '')).toBeGreaterThan(MAX_TEMPORARY * 0.9)
    expect(Buffer.byteLength(JSON.stringify(world.session.items()))).toBeLessThan(MAX_TEMPORARY * 1.01)
    await until(() => request.aborted)
    expect(world.errors).toEqual([])

    // Nothing more is taken there, and all is well elsewhere.
    const refused = { status: 'failed', failure: FULL }
    expect(await surface.send(ask('00q2', 'x'.repeat(200_000)))).toEqual(refused)
    expect(await surface.send(ask('00q3', 'And here?', 'kept'))).toEqual({ status: 'done' })
    expect((await world.server.request(2)).body.messages).toHaveLength(1)
  })

  test('take back from the screen what there was no room for', async () => {
    // All at once: when the rest of them is to be kept the whole is on the screen.
    const piece = 'x'.repeat(900_000)
    const { surface, stored, shown } = await beFilled(...new Array<string>(5).fill(piece))
    expect(surface.shown.some(text => text.length > piece.length)).toBe(true)
    expect(shown).toMatchObject({ outcome: { status: 'interrupted', failure: FULL } })
    expect(shown?.text.length).toBeGreaterThan(MAX_TEMPORARY * 0.9)
    expect(shown?.text.length).toBeLessThan(piece.length * 5)
    expect(stored).toEqual(shown)
  })

  test('have room again once one is deleted', async () => {
    const { world, surface } = await beFilled('x'.repeat(200_000))
    await surface.send({ type: 'delete', conversationIds: [T] })
    expect(await surface.send(ask('00q2', 'x'.repeat(200_000), FORK))).toEqual({ status: 'done' })
    expect(world.errors).toEqual([])
  })
})

const selection = { type: 'selection', text: 'zebra quote', host: 'zebra.example' } as const
