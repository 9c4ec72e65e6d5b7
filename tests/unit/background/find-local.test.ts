import { afterEach, expect, test, vi } from 'vitest'
import { allRecords } from '../store/fresh-store.ts'
import { createWorld } from './world.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('what answers on this computer is told to whoever asked, and nothing of it is kept', async () => {
  const world = createWorld()
  const answers: Record<string, Response> = {
    'http://127.0.0.1:1234/v1/models': Response.json({ object: 'list', data: [{ id: 'local' }] }),
    'http://127.0.0.1:8080/v1/models': new Response('<html>Another program</html>'),
  }
  const asked = vi.spyOn(world.server, 'fetch').mockImplementation(async input => {
    const answer = answers[String(input)]
    if (!answer) throw new TypeError('Failed to fetch')
    return answer
  })
  const worker = world.startWorker()
  const [surface, other] = [worker.openSurface(), worker.openSurface()]
  const before = await allRecords(world.database)

  expect(await surface.send({ type: 'find-local' })).toEqual({
    status: 'found',
    servers: [
      {
        template: 'lm-studio',
        name: 'LM Studio',
        url: 'http://127.0.0.1:1234/v1',
        state: 'ready',
        models: [{ id: 'local' }],
      },
    ],
  })
  expect(other.updates.map(({ type }) => type)).toEqual(['joined'])
  expect(await allRecords(world.database)).toEqual(before)
  expect(asked.mock.calls.every(([input]) => new URL(String(input)).hostname === '127.0.0.1')).toBe(true)
})
