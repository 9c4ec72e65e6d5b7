import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '../../../lib/protocol/command.ts'
import { COMPLETE } from '../model/samples.ts'
import { allRecords, putRecord } from '../store/fresh-store.ts'
import { answerSlowly } from './answer-slowly.ts'
import { ask, FORK, isQuiet, open, start, T } from './temporary-commands.ts'
import { until } from './until.ts'
import { createWorld } from './world.ts'

afterEach(() => {
  vi.useRealTimers()
})

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
    await does({ type: 'save-draft', key: T, draft: { text: 'zebra', edits: '00q1' }, place: 'edit' })
    await does({ ...ask('00q1', 'zebra?'), parts: [selection, { type: 'text', text: 'zebra?' }] } as Command)
    await does({
      type: 'queue',
      conversationId: T,
      questionId: '00q2',
      parts: [{ type: 'text', text: 'zebra 2?' }],
      behind: 'unknown',
    })
    await does({ type: 'unqueue', conversationId: T, questionId: '00q2', draft: { text: 'zebra 2?' } })
    await does({
      type: 'queue',
      conversationId: T,
      questionId: '00q3',
      parts: [{ type: 'text', text: 'zebra 3?' }],
      behind: 'unknown',
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
      await answerSlowly(world, surface, 'Hello', () => taken <= steps)
      isOver = taken <= steps
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

const selection = { type: 'selection', text: 'zebra quote', host: 'zebra.example' } as const
