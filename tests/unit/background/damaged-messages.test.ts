import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isUnreadable } from '../../../lib/model/message.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { allRecords, putRecord } from '../store/fresh-store.ts'
import { ask, goOn, open, retry } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { createWorld, type World } from './world.ts'

const whole = conversationOf(
  question('001', 'one'),
  answer('002', '001', { text: 'first', outcome: COMPLETE }),
  question('003', 'two', { parent: '002' }),
  answer('004', '003', { text: 'second', outcome: { status: 'truncated' }, connection: 'default' }),
)

let world: World

beforeEach(async () => {
  world = createWorld()
  await world.seed(whole)
})

afterEach(() => {
  vi.useRealTimers()
})

async function damage(...ids: readonly string[]): Promise<FakeSurface> {
  for (const id of ids) await putRecord(world.database, ['message', 'c', id], { role: 7 })
  const surface = world.startWorker().openSurface()
  await surface.send(open)
  return surface
}

const refused = { status: 'failed', failure: { kind: 'damaged' } }

test.each([
  ['the first', '001', '002'],
  ['a later one', '003', '004'],
])(
  'a question that cannot be read is not asked again, and the person is told: %s',
  async (_which, asked, answered) => {
    const surface = await damage(asked)
    const before = await allRecords(world.database)
    expect(await surface.send(retry(answered, 'b'))).toEqual(refused)
    expect(world.server.exchanges).toEqual([])
    expect(await allRecords(world.database)).toEqual(before)
  },
)

test('an answer that cannot be read is shown as that, and another one can be written', async () => {
  const surface = await damage('004')
  const shown = surface.conversation()?.messages ?? []
  expect(shown.filter(isUnreadable).map(({ id }) => id)).toEqual(['004'])
  await surface.send(retry('004', '004b'))
  expect((await world.server.request(1)).body.messages).toEqual([
    { role: 'user', content: 'one' },
    { role: 'assistant', content: 'first' },
    { role: 'user', content: 'two' },
  ])
})

test('the next question goes with all that can be read, and with nothing that is empty', async () => {
  const surface = await damage('001', '004')
  await surface.send(ask('005', 'three'))
  expect((await world.server.request(1)).body.messages).toEqual([
    { role: 'assistant', content: 'first' },
    { role: 'user', content: 'two' },
    { role: 'user', content: 'three' },
  ])
})

test('what goes on from an answer does not send an empty question before it', async () => {
  const surface = await damage('001')
  await surface.send(goOn('004'))
  expect((await world.server.request(1)).body.messages.slice(0, 2)).toEqual([
    { role: 'assistant', content: 'first' },
    { role: 'user', content: 'two' },
  ])
})

test('nothing takes the place of the damaged record', async () => {
  const surface = await damage('002', '004')
  await surface.send(goOn('004'))
  await surface.send(ask('005', 'three'))
  const request = await world.server.request(1)
  request.text('third')
  request.finish()
  await surface.ended()
  const records = await allRecords(world.database)
  for (const id of ['002', '004']) expect(records[JSON.stringify(['message', 'c', id])]).toEqual({ role: 7 })
})

test('the journal of an answer whose record is damaged stays for whoever mends it', async () => {
  await world.store.append('004', 1, { conversationId: 'c', text: 'more', reasoning: '' })
  await damage('004')
  await world.startWorker().recover()
  expect(await world.store.unfinished()).toEqual([{ conversationId: 'c', messageId: '004' }])
})
