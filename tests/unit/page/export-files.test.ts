import { afterEach, expect, test, vi } from 'vitest'
import { exportAll } from '../../../lib/page/export-files.ts'
import { answer, COMPLETE, question } from '../model/samples.ts'
import { createFreshStore, putRecords } from '../store/fresh-store.ts'
import { readAll } from '../transfer/read-export.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const CONVERSATIONS = 230

/** By key, conversations of three messages, and one message of none; every seventh conversation has lost its own. */
function records(): Record<string, unknown> {
  const all: Record<string, unknown> = { '["message","c1000x","m1"]': question('m1', 'Nobody’s') }
  for (let n = 0; n < CONVERSATIONS; n++) {
    const id = `c${1000 + n}`
    all[JSON.stringify(['conversation', id])] = { id, title: id, created: 1, updated: 2, leaf: 'm3' }
    if (n % 7 === 0) continue
    const messages = [question('m1', id), answer('m2', 'm1', { outcome: COMPLETE }), question('m3', 'So?')]
    for (const message of messages) all[JSON.stringify(['message', id, message.id])] = message
  }
  return all
}

test('many conversations are read many at a time, each with its own messages, and progress is told as seldom', async () => {
  const { store, database } = createFreshStore()
  await putRecords(database, records())
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const told: number[] = []
  const files = await exportAll(store, 'today', {
    signal: new AbortController().signal,
    onProgress: (done, all) => void told.push(done / all),
  })
  expect(begun.mock.calls.length).toBeLessThan(CONVERSATIONS / 8)
  expect(told.length).toBeLessThan(CONVERSATIONS / 8)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBeGreaterThan(0.8)

  const read = readAll((await files[0]?.content.text()) ?? '')
  const whole = Array.from({ length: CONVERSATIONS }, (_, n) => n).filter(n => n % 7 !== 0)
  expect(read.map(({ id }) => id)).toEqual(whole.map(n => `c${1000 + n}`))
  for (const { id, messages } of read) {
    expect(messages.map(message => message.id)).toEqual(['m1', 'm2', 'm3'])
    expect(messages[0]).toEqual(question('m1', id))
  }
})
