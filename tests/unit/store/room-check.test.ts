import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MIGRATIONS } from '../../../lib/store/migrations.ts'
import { createRoomCheck } from '../../../lib/store/room-check.ts'
import { createStore } from '../../../lib/store/store.ts'
import { openDatabase } from '../../../lib/store/use-store.ts'
import { createFreshStore, PRESET } from './fresh-store.ts'

const MIB = 1024 * 1024

describe('room', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test.each([
    ['plenty of it', { quota: 1000 * MIB, usage: 10 * MIB }, true],
    ['less than a database may need', { quota: 25 * MIB, usage: 10 * MIB }, false],
    ['none', { quota: 10 * MIB, usage: 10 * MIB }, false],
    ['a browser that does not say how much', {}, true],
  ])('where there is %s', async (_what, estimate, expected) => {
    expect(await createRoomCheck({ estimate: async () => estimate })()).toBe(expected)
  })

  test('where nobody can be asked, or the browser fails, there is some', async () => {
    expect(await createRoomCheck(undefined)()).toBe(true)
    const estimate = async () => Promise.reject(new TypeError('not here'))
    expect(await createRoomCheck({ estimate })()).toBe(true)
  })

  test('is asked for once a second, however often it is wanted', async () => {
    const estimate = vi.fn(async () => ({ quota: 10 * MIB, usage: 10 * MIB }))
    const hasRoom = createRoomCheck({ estimate })
    for (let n = 0; n < 5; n++) expect(await hasRoom()).toBe(false)
    expect(estimate).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1_000)
    estimate.mockResolvedValue({ quota: 1000 * MIB, usage: 10 * MIB })
    expect(await hasRoom()).toBe(true)
  })
})

describe('on a disk that is full', () => {
  const full = { name: 'QuotaExceededError' }

  test('no version is migrated, until there is room', async () => {
    const { factory, store } = createFreshStore()
    await store.saveDraft('c', { text: 'before' })
    let hasRoom = false
    const migration = vi.fn(async () => {})
    const migrated = createStore(
      openDatabase('test', factory, [...MIGRATIONS, migration], async () => hasRoom),
      PRESET,
    )
    await expect(migrated.draft('c')).rejects.toMatchObject(full)
    expect(migration).not.toHaveBeenCalled()
    hasRoom = true
    expect(await migrated.draft('c')).toEqual({ text: 'before' })
    expect(migration).toHaveBeenCalledTimes(1)
  })

  test('what is there is read, and nothing is written', async () => {
    const { factory } = createFreshStore()
    let hasRoom = true
    const store = createStore(
      openDatabase('test', factory, undefined, async () => hasRoom),
      PRESET,
    )
    await store.saveDraft('c', { text: 'before' })
    hasRoom = false
    await expect(store.saveDraft('c', { text: 'after' })).rejects.toMatchObject(full)
    expect(await store.draft('c')).toEqual({ text: 'before' })
  })
})
