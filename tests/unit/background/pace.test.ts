import { expect, test, vi } from 'vitest'
import { pace } from '../../../lib/background/pace.ts'

/** A hundred events; each takes `reading` milliseconds to be taken, and comes `waiting` after that. */
async function read({ reading, waiting }: { reading: number; waiting: number }, onEvent = () => {}) {
  let time = 0
  async function* events() {
    for (let n = 0; n < 100; n++) {
      time += waiting
      yield n
    }
  }
  const taken: number[] = []
  for await (const event of pace(events(), () => time)) {
    taken.push(event)
    time += reading
    onEvent()
  }
  return taken
}

test('whoever waits for the worker has a turn while thousands of events are there already', async () => {
  let before = 0
  let heard = 0
  setTimeout(() => {
    heard = before
  })
  const taken = await read({ reading: 1, waiting: 0 }, () => {
    before += 1
  })
  expect(heard).toBeGreaterThan(0)
  expect(heard).toBeLessThan(20)
  expect(taken).toEqual(Array.from({ length: 100 }, (_, n) => n))
})

test('what comes one after the other is not held up', async () => {
  const rest = vi.spyOn(globalThis, 'setTimeout')
  await read({ reading: 1, waiting: 5 })
  expect(rest).not.toHaveBeenCalled()
})

test('who stops reading ends what is read', async () => {
  const ended = vi.fn()
  async function* events() {
    try {
      for (;;) yield 'word'
    } finally {
      ended()
    }
  }
  for await (const _ of pace(events(), Date.now)) break
  expect(ended).toHaveBeenCalledOnce()
})
