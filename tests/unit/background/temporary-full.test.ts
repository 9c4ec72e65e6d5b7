import { afterEach, describe, expect, test, vi } from 'vitest'
import { MAX_TEMPORARY } from '../../../lib/store/temporary/temporary-store.ts'
import { ask, FORK, isQuiet, open, start, T } from './temporary-commands.ts'
import { turn, until } from './until.ts'
import { createWorld } from './world.ts'

const FULL = { kind: 'temporary-full' }

afterEach(() => {
  vi.useRealTimers()
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
