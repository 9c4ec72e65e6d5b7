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
  await world.store.saveConnection({ ...PRESET, url }, null)
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
