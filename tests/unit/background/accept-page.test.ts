import { expect, test } from 'vitest'
import { createWorld } from './world.ts'

const FAILED = { status: 'failed', failure: { kind: 'not-understood' } }

test('a page that says what nobody understands gets a refusal, and nothing happens', async () => {
  const world = createWorld()
  const surface = world.startWorker().openSurface()
  const models = ['m'.repeat(301)]
  const connection = { id: 'work', url: 'https://work.example/v1', model: 'm', models }
  expect(await surface.send({ type: 'save-connection', connection })).toEqual(FAILED)
  for (const command of [undefined, null, {}, { type: 'of-a-later-version' }])
    surface.deliver({ id: 7, command })
  await Promise.resolve()
  expect(surface.updates.filter(update => update.type === 'reply' && update.id === 7)).toEqual(
    Array.from({ length: 4 }, () => ({ type: 'reply', id: 7, reply: FAILED })),
  )
  expect((await world.store.connections()).map(({ id }) => id)).not.toContain('work')
})

test('a page hears first that it is told from now on', () => {
  const { updates } = createWorld().startWorker().openSurface()
  expect(updates).toEqual([{ type: 'joined' }])
})

test.each([undefined, null, 'open', {}, { id: 'one' }, { id: 0.5 }])(
  'what has no number gets no reply: %j',
  async message => {
    const surface = createWorld().startWorker().openSurface()
    const before = surface.updates.length
    surface.deliver(message)
    await Promise.resolve()
    expect(surface.updates).toHaveLength(before)
  },
)
