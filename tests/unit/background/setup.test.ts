import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CommandOf } from '../../../lib/protocol/command.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from '../model/samples.ts'
import { PRESET } from '../store/fresh-store.ts'
import { ask, open } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { createWorld, type Worker, type World } from './world.ts'

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  await world.seed(conversationOf(question('00q', 'one'), answer('00r', '00q', { outcome: COMPLETE })))
  worker = world.startWorker()
  surface = worker.openSurface()
  await surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
})

const configure = (change: CommandOf<'configure'>['change']) =>
  ({ type: 'configure', conversationId: 'c', change }) as const

describe('a set-up', () => {
  test('is what every later answer is asked for with', async () => {
    await world.store.saveConnection({ ...PRESET, systemPrompt: 'Be long.', temperature: 1 }, undefined)
    await surface.send(configure({ ...FULL_SETUP, connection: PRESET.id }))
    await surface.send(ask('v1', 'three'))
    const request = await world.server.request(1)
    const { body } = request
    expect(body).toMatchObject({
      model: 'gpt-4o',
      temperature: 0.2,
      top_p: 0.9,
      max_tokens: 512,
      stop: ['END', '\n\n'],
    })
    expect(body.messages[0]).toEqual({ role: 'system', content: 'Be brief.' })
    request.text('other')
    request.finish()
    await surface.ended()
    const last = surface.lastAnswer()
    expect(last).toMatchObject({ model: 'gpt-4o', text: 'other' })
    expect((await world.store.conversation('c'))?.messages).toContainEqual(last)
  })

  test('leaves to the connection what it does not say, and sends nothing that nobody chose', async () => {
    await world.store.saveConnection({ ...PRESET, systemPrompt: 'Be long.', temperature: 1 }, undefined)
    await surface.send(configure({ maxTokens: 5 }))
    await surface.send(ask('v1', 'three'))
    const { body } = await world.server.request(1)
    expect(body).toMatchObject({ model: PRESET.model, temperature: 1, max_tokens: 5 })
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['stop']))
    expect(body).not.toHaveProperty('top_p')
    expect(body.messages[0]).toEqual({ role: 'system', content: 'Be long.' })
  })

  test('is told to every surface, kept, and gone when it is empty', async () => {
    await surface.send(configure(FULL_SETUP))
    expect(surface.conversation()?.setup).toEqual(FULL_SETUP)
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
    const nothing = {
      systemPrompt: null,
      connection: null,
      model: null,
      contextWindow: null,
      temperature: null,
      maxTokens: null,
      topP: null,
      stop: null,
    }
    await surface.send(configure(nothing))
    expect(surface.conversation()).not.toHaveProperty('setup')
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
  })

  test('is changed by two panels, each of which leaves what the other changed', async () => {
    const other = worker.openSurface()
    await other.send(open)
    await surface.send(configure({ model: 'own', topP: 1 }))
    await Promise.all([
      surface.send(configure({ temperature: 0 })),
      other.send(configure({ systemPrompt: 'Be brief.', topP: null })),
    ])
    const setup = { model: 'own', temperature: 0, systemPrompt: 'Be brief.' }
    for (const each of [surface, other]) expect(each.conversation()?.setup).toEqual(setup)
    expect((await world.store.conversation('c'))?.setup).toEqual(setup)
  })

  test('before the first question is kept, and is in no list until then', async () => {
    const empty = worker.openSurface()
    await empty.send({ ...open, conversationId: 'e' })
    await empty.send({ ...configure({ temperature: 0 }), conversationId: 'e' })
    expect((await world.store.heads()).map(({ id }) => id)).toEqual(['c'])
    expect(empty.updates.some(update => update.type === 'listed')).toBe(false)
    worker.kill()
    const late = world.startWorker().openSurface()
    await late.send({ ...open, conversationId: 'e' })
    await late.send({ ...ask('v1'), conversationId: 'e' })
    expect((await world.server.request(1)).body.temperature).toBe(0)
    expect((await world.store.heads()).map(({ id }) => id)).toEqual(['e', 'c'])
  })

  test('that cannot be stored is not shown either', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    })
    expect(await surface.send(configure({ topP: 1 }))).toMatchObject({ status: 'failed' })
    expect(surface.conversation()).not.toHaveProperty('setup')
  })
})
