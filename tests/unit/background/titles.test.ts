import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PRESET } from '../store/fresh-store.ts'
import { ask, open, Q, retry } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { turn, until } from './until.ts'
import { createWorld, type World } from './world.ts'

let world: World
let surface: FakeSurface

beforeEach(() => {
  world = createWorld()
})

afterEach(() => {
  vi.useRealTimers()
})

async function openPanel(on = true): Promise<void> {
  surface = world.startWorker().openSurface()
  if (on) await surface.send({ type: 'set-model-titles', on })
  await surface.send(open)
}

async function answerFirst(): Promise<void> {
  await surface.send(ask(Q, 'How do I fix a bicycle?'))
  const request = await world.server.request(1)
  request.text('With tools.')
  request.finish()
  await surface.ended()
}

const storedTitle = async () => (await world.store.heads())[0]?.title
const quiet = async () => {
  for (let turns = 0; turns < 30; turns++) await turn()
}

describe('a person who lets the model name conversations', () => {
  test('has one short request sent for it, and the name cleaned, shown and kept', async () => {
    await openPanel()
    await answerFirst()
    const request = await world.server.request(2)
    expect(request.body).toMatchObject({ stream: false })
    expect(JSON.stringify(request.body.messages)).toMatch(/How do I fix a bicycle\?.*With tools\./)
    request.text('## **"Bicycle repair"**\nis a good name')
    request.finish()
    await until(() => surface.conversation()?.title === 'Bicycle repair')
    await until(async () => (await storedTitle()) === 'Bicycle repair')
    await surface.send(ask('q2'))
    const next = await world.server.request(3)
    next.text('Well')
    next.finish()
    await quiet()
    expect(world.server.exchanges).toHaveLength(3)
  })

  test('gets the name with everything closed', async () => {
    await openPanel()
    await answerFirst()
    surface.close()
    const request = await world.server.request(2)
    request.text('Bicycle repair')
    request.finish()
    await until(async () => (await storedTitle()) === 'Bicycle repair')
  })

  test('pays for a name no more than it may cost, in the way that the server takes', async () => {
    await openPanel()
    await answerFirst()
    const request = await world.server.request(2)
    expect(request.body).toMatchObject({ max_tokens: 2_000 })
    request.refuse(400, {}, 'Unsupported parameter: use max_completion_tokens instead of max_tokens.')
    const again = await world.server.request(3)
    expect(again.body).toMatchObject({ max_completion_tokens: 2_000 })
    expect(again.body).not.toHaveProperty('max_tokens')
    again.reasoning('What may this be called')
    again.finish()
    await quiet()
    expect(await storedTitle()).toBe('How do I fix a bicycle?')
    expect(world.errors).toEqual([])
  })

  test('pays no more than an answer of that server may cost', async () => {
    await openPanel()
    await world.store.saveConnection({ ...PRESET, maxTokens: 300 }, undefined)
    await answerFirst()
    expect((await world.server.request(2)).body).toMatchObject({ max_tokens: 300 })
  })

  test('has the request ended when the conversation is deleted', async () => {
    await openPanel()
    await answerFirst()
    const request = await world.server.request(2)
    await surface.send(ask('q2'))
    const next = await world.server.request(3)
    next.finish()
    await surface.send({ type: 'delete', conversationIds: ['other'] })
    await quiet()
    expect(request.aborted).toBe(false)
    await surface.send({ type: 'delete', conversationIds: ['c'] })
    expect(request.aborted).toBe(true)
    await surface.send({ type: 'restore', conversationIds: ['c'] })
    await quiet()
    expect(await storedTitle()).toBe('How do I fix a bicycle?')
    expect(world.errors).toEqual([])
  })

  test.each([
    ['a name of their own', 'Mine'],
    ['the name it has, where they say so', 'How do I fix a bicycle?'],
  ])('keeps %s while the model is asked', async (_which, title) => {
    await openPanel()
    await answerFirst()
    const request = await world.server.request(2)
    await surface.send({ type: 'rename', conversationId: 'c', title })
    request.text('Bicycle repair')
    request.finish()
    await quiet()
    expect(surface.conversation()?.title).toBe(title)
    expect(await storedTitle()).toBe(title)
  })

  test('has nothing sent for a conversation whose name is to stay, in another life of the background either', async () => {
    await openPanel()
    await surface.send(ask(Q))
    const failed = await world.server.request(1)
    failed.refuse(401)
    await surface.ended()
    await surface.send({ type: 'rename', conversationId: 'c', title: 'Hello?' })
    surface = world.startWorker().openSurface()
    await surface.send(open)
    await surface.send({ ...ask('q2', 'Goodbye?'), edits: Q })
    const request = await world.server.request(2)
    request.text('Well.')
    request.finish()
    await until(() => surface.lastAnswer()?.outcome?.status === 'complete')
    await quiet()
    expect(await storedTitle()).toBe('Hello?')
    expect(world.server.exchanges).toHaveLength(2)
  })

  test('hears nothing of a failure, and it is not tried again', async () => {
    await openPanel()
    await answerFirst()
    const request = await world.server.request(2)
    request.refuse(503)
    await quiet()
    vi.advanceTimersByTime(120_000)
    await surface.send(retry(surface.lastAnswer()?.id ?? '', 'b'))
    const again = await world.server.request(3)
    again.text('With care.')
    again.finish()
    await until(() => surface.lastAnswer()?.outcome && surface.lastAnswer()?.id === 'b')
    await quiet()
    expect(world.server.exchanges).toHaveLength(3)
    expect(await storedTitle()).toBe('How do I fix a bicycle?')
    expect(world.errors).toEqual([])
  })

  test('has nothing sent for an answer that is not whole', async () => {
    await openPanel()
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.text('With')
    request.cut()
    await surface.ended()
    await quiet()
    expect(world.server.exchanges).toHaveLength(1)
  })

  test('can take it back', async () => {
    await openPanel()
    await surface.send({ type: 'set-model-titles', on: false })
    expect(surface.updates.findLast(update => update.type === 'settings')?.settings).not.toHaveProperty(
      'modelTitles',
    )
    await answerFirst()
    await quiet()
    expect(world.server.exchanges).toHaveLength(1)
  })
})

test('nobody is asked for a name unless the person allows it', async () => {
  await openPanel(false)
  await answerFirst()
  await quiet()
  expect(world.server.exchanges).toHaveLength(1)
})

describe('a first question that failed and was edited', () => {
  async function failFirst(): Promise<void> {
    await surface.send(ask(Q, 'Frist tpyo'))
    const failed = await world.server.request(1)
    failed.refuse(401)
    await surface.ended()
  }

  async function answerEdited(): Promise<void> {
    await surface.send({ ...ask('q2', 'First question'), edits: Q })
    const request = await world.server.request(2)
    request.text('Answered.')
    request.finish()
  }

  test('names the conversation as it was answered', async () => {
    await openPanel(false)
    await failFirst()
    await answerEdited()
    await until(async () => (await storedTitle()) === 'First question')
    await until(() => surface.conversation()?.title === 'First question')
  })

  test('has the model asked for a name', async () => {
    await openPanel()
    await failFirst()
    await answerEdited()
    const request = await world.server.request(3)
    request.text('A good name')
    request.finish()
    await until(async () => (await storedTitle()) === 'A good name')
  })

  test('leaves a name that the person gave', async () => {
    await openPanel(false)
    await failFirst()
    await surface.send({ type: 'rename', conversationId: 'c', title: 'Mine' })
    await answerEdited()
    await quiet()
    expect(await storedTitle()).toBe('Mine')
  })
})
