import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { passing } from './passing.ts'
import { createWorld, type World } from './world.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** For so long it is kept awake to store what could not be stored at its end; so long after its last call a browser ends it. */
const HALF = MINUTE / 2

interface Fault {
  isOn: boolean
}

/** Each lets the store fail in its way, as long as it is on. */
const FAULTS: Readonly<Record<string, (fault: Fault) => void>> = {
  'a full disk'(fault) {
    for (const method of ['put', 'add'] as const)
      before(fault, IDBObjectStore.prototype, method, () => {
        throw new DOMException('The disk is full', 'QuotaExceededError')
      })
  },
  'writes that are taken back'(fault) {
    for (const method of ['put', 'add'] as const)
      before(fault, IDBObjectStore.prototype, method, store => (store as IDBObjectStore).transaction.abort())
  },
  'connections that are closed'(fault) {
    before(fault, IDBDatabase.prototype, 'transaction', () => {
      throw new DOMException('The connection is closing', 'InvalidStateError')
    })
  },
  'a database that does not open any more'(fault) {
    before(fault, IDBDatabase.prototype, 'transaction', database => (database as IDBDatabase).close())
    before(fault, IDBFactory.prototype, 'open', () => {
      throw new DOMException('Internal error', 'UnknownError')
    })
  },
}

function before<T extends object>(
  fault: Fault,
  prototype: T,
  method: keyof T & string,
  fail: (on: unknown) => void,
): void {
  const original = prototype[method] as (...args: unknown[]) => unknown // all of these are methods
  vi.spyOn(prototype, method as never).mockImplementation(function (this: unknown, ...args: unknown[]) {
    if (fault.isOn) fail(this)
    return original.apply(this, args)
  } as never)
}

let world: World
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  surface = world.startWorker().openSurface()
  await surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** An answer is being written, and the store fails. */
async function answerUnder(begin: (fault: Fault) => void) {
  const fault: Fault = { isOn: false }
  begin(fault)
  await surface.send(ask(Q))
  const request = await world.server.request(1)
  fault.isOn = true
  request.text('Hello')
  await surface.text('Hello')
  return { fault, request }
}

/** Nothing wakes the background, and nothing keeps it awake: a browser ends it half a minute after its last call. */
async function expectRest(): Promise<void> {
  expect(vi.getTimerCount()).toBe(0)
  world.beat.mockClear()
  await passing(MINUTE)
  expect(world.beat).not.toHaveBeenCalled()
}

describe.each(Object.entries(FAULTS))('after %s', (_what, begin) => {
  test.each([
    ['in mid-answer', false],
    ['at its end, for seconds', true],
  ])('the background rests: %s', async (_when, isOnAtEnd) => {
    const { fault, request } = await answerUnder(begin)
    await passing(2 * SECOND)
    fault.isOn = isOnAtEnd
    request.finish()
    await surface.ended()
    await passing(5 * SECOND)
    fault.isOn = false
    await passing(10 * SECOND)
    expect((await world.store.conversation('c'))?.messages.at(-1)).toMatchObject({
      text: 'Hello',
      outcome: { status: 'complete' },
    })
    await expectRest()
  })

  test('the background sleeps within a minute, where it lasts', async () => {
    const { request } = await answerUnder(begin)
    request.finish()
    await surface.ended()
    await passing(HALF)
    world.beat.mockClear()
    await passing(HALF)
    expect(world.beat).not.toHaveBeenCalled()
    await expectRest()
  })
})
