import { afterEach, expect, test, vi } from 'vitest'
import { COMPLETE } from '../model/samples.ts'
import { PRESET } from '../store/fresh-store.ts'
import { ask, goOn, open, Q } from './commands.ts'
import { until } from './until.ts'
import { createWorld } from './world.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** An answer that broke off in the middle of a word. */
async function breakOff(url: string) {
  const world = createWorld()
  await world.store.saveConnection({ ...PRESET, url }, undefined)
  const surface = world.startWorker().openSurface()
  await surface.send(open)
  await surface.send(ask(Q))
  const request = await world.server.request(1)
  request.text('The quick ', 'bro')
  request.cut()
  const { id } = await surface.ended()
  await surface.send(goOn(id))
  return { world, surface, rest: await world.server.request(2) }
}

test('a server that goes on from a prefix is given the answer as one, and believed', async () => {
  const { world, surface, rest } = await breakOff('https://api.mistral.ai/v1')
  expect(rest.body.messages).toEqual([
    { role: 'user', content: 'Hello?' },
    { role: 'assistant', content: 'The quick bro', prefix: true },
  ])
  rest.text('wn', ' brown fox')
  rest.finish()
  expect(await surface.ended()).toMatchObject({ text: 'The quick brown brown fox', outcome: COMPLETE })
  expect(await world.store.conversation('c')).toEqual(surface.conversation())
})

test('another is asked in words, and what it repeats is neither shown nor kept', async () => {
  const { world, surface, rest } = await breakOff('https://example.org/v1')
  expect(rest.body.messages).toMatchObject([
    { role: 'user' },
    { role: 'assistant', content: 'The quick bro' },
    { role: 'user' },
  ])
  expect(JSON.stringify(rest.body)).not.toContain('prefix')
  rest.text('br', 'own', ' fox')
  await surface.text('The quick brown fox')
  await until(async () => {
    const stored = await world.store.conversation('c')
    return JSON.stringify(stored).includes('The quick brown fox')
  })
  rest.text(' brown')
  rest.finish()
  expect(await surface.ended()).toMatchObject({ text: 'The quick brown fox brown', outcome: COMPLETE })
  expect(surface.shown.filter(text => text.includes('brobr'))).toEqual([])
  expect(await world.store.conversation('c')).toEqual(surface.conversation())
})

test('what was held back as a possible repetition is there when the rest ends before it is told', async () => {
  const { surface, rest } = await breakOff('https://example.org/v1')
  rest.text(' quick')
  rest.cut()
  await until(() => surface.lastAnswer()?.outcome && surface.lastAnswer()?.text === 'The quick bro quick')
})

test.each([400, 422])(
  'a server that refuses the prefix with %d is asked in words, once, and nobody sees a failure',
  async status => {
    const { world, surface, rest } = await breakOff('https://api.mistral.ai/v1')
    rest.refuse(status)
    const inWords = await world.server.request(3)
    expect(inWords.body.messages).toMatchObject([
      { role: 'user', content: 'Hello?' },
      { role: 'assistant', content: 'The quick bro' },
      { role: 'user' },
    ])
    expect(JSON.stringify(inWords.body)).not.toContain('prefix')
    expect(surface.lastAnswer()).not.toHaveProperty('outcome')
    inWords.text('The quick brown fox')
    inWords.finish()
    expect(await surface.ended()).toMatchObject({ text: 'The quick brown fox', outcome: COMPLETE })
    const endings = surface.updates.filter(update => update.type === 'event' && update.event.type === 'ended')
    expect(endings).toHaveLength(2)
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
  },
)

test('one that refuses the words too has refused, and what there was stays', async () => {
  const { world, surface, rest } = await breakOff('https://api.mistral.ai/v1')
  rest.refuse(400)
  const inWords = await world.server.request(3)
  inWords.refuse(400)
  expect(await surface.ended()).toMatchObject({
    text: 'The quick bro',
    outcome: { status: 'interrupted', failure: { kind: 'bad-request' } },
  })
  expect(world.server.exchanges).toHaveLength(3)
})

test('any other refusal of a prefix is shown as it is', async () => {
  const { world, surface, rest } = await breakOff('https://api.mistral.ai/v1')
  rest.refuse(401)
  expect(await surface.ended()).toMatchObject({
    outcome: { status: 'interrupted', failure: { kind: 'unauthorized' } },
  })
  expect(world.server.exchanges).toHaveLength(2)
})
