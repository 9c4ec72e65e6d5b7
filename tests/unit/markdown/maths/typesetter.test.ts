import { describe, expect, test, vi } from 'vitest'
import { FRAME_BUDGET, MAX_KEPT } from '../../../../lib/markdown/maths/limits.ts'
import type { Typeset } from '../../../../lib/markdown/maths/maths-node.ts'
import { createTypesetter } from '../../../../lib/markdown/maths/typesetter.ts'

/** A typesetter on a clock and in frames that the test moves. Each formula takes as long as `cost` says. */
function startTypesetter({ cost = 1, elements = 1 } = {}) {
  let time = 0
  let frames: (() => void)[] = []
  const typeset = vi.fn((tex: string): Typeset => {
    time += cost
    return { nodes: [tex], elements }
  })
  const load = vi.fn(async () => ({ typeset }))
  const typesetter = createTypesetter({
    load,
    now: () => time,
    nextFrame: work => frames.push(work),
  })
  return {
    ...typesetter,
    typeset,
    load,
    frame() {
      const due = frames
      frames = []
      for (const work of due) work()
      return due.length
    },
    /** Brings the engine. */
    async ready() {
      typesetter.prepare()
      await load.mock.results.at(-1)?.value
    },
  }
}

const set = (tex: string, elements = 1): Typeset => ({ nodes: [tex], elements })

describe('before the engine is there', () => {
  test('nothing is set, and what waits is told when it came', async () => {
    const typesetter = startTypesetter()
    const tell = vi.fn()
    expect(typesetter.find('x', false)).toBeUndefined()
    typesetter.wait('x', false, tell)
    await typesetter.ready()
    expect(tell).not.toHaveBeenCalled()
    typesetter.frame()
    expect(tell).toHaveBeenCalledExactlyOnceWith(set('x'))
  })

  test('it is loaded once, and not before a formula is on its way', async () => {
    const typesetter = startTypesetter()
    expect(typesetter.load).not.toHaveBeenCalled()
    typesetter.prepare()
    typesetter.wait('x', false, () => {})
    typesetter.wait('y', false, () => {})
    await typesetter.ready()
    typesetter.wait('z', false, () => {})
    expect(typesetter.load).toHaveBeenCalledOnce()
  })

  test('a failure leaves the source, and the next formula tries again', async () => {
    const typesetter = startTypesetter()
    typesetter.load.mockRejectedValueOnce(new Error('gone'))
    const [first, second] = [vi.fn(), vi.fn()]
    typesetter.wait('x', false, first)
    await expect(typesetter.load.mock.results[0]?.value).rejects.toThrow('gone')
    expect(typesetter.frame()).toBe(0)
    typesetter.wait('y', false, second)
    await typesetter.ready()
    typesetter.frame()
    expect(first).toHaveBeenCalledWith(set('x'))
    expect(second).toHaveBeenCalledWith(set('y'))
  })
})

describe('with the engine', () => {
  test('a formula is set at once, and only once', async () => {
    const typesetter = startTypesetter()
    await typesetter.ready()
    expect(typesetter.find('x', false)).toEqual(set('x'))
    expect(typesetter.find('x', false)).toBe(typesetter.find('x', false))
    expect(typesetter.typeset).toHaveBeenCalledOnce()
  })

  test('in a line and on lines of its own are two', async () => {
    const typesetter = startTypesetter()
    await typesetter.ready()
    typesetter.find('x', false)
    typesetter.find('x', true)
    expect(typesetter.typeset.mock.calls).toEqual([
      ['x', false],
      ['x', true],
    ])
  })

  test('as many are set in a frame as it has time for, the others in the next ones, in order', async () => {
    const typesetter = startTypesetter({ cost: FRAME_BUDGET / 2 })
    await typesetter.ready()
    const told: string[] = []
    for (const tex of ['a', 'b', 'c', 'd', 'e'])
      if (!typesetter.find(tex, false)) typesetter.wait(tex, false, () => told.push(tex))
    expect(typesetter.typeset).toHaveBeenCalledTimes(2)
    typesetter.frame()
    expect(told).toEqual(['c', 'd'])
    typesetter.frame()
    expect(told).toEqual(['c', 'd', 'e'])
    typesetter.frame()
    expect(typesetter.frame()).toBe(0)
  })

  test('one that takes longer than a frame is set all the same', async () => {
    const typesetter = startTypesetter({ cost: FRAME_BUDGET * 10 })
    await typesetter.ready()
    const told = vi.fn()
    expect(typesetter.find('a', false)).toEqual(set('a'))
    expect(typesetter.find('b', false)).toBeUndefined()
    typesetter.wait('b', false, told)
    typesetter.frame()
    expect(told).toHaveBeenCalledOnce()
  })

  test('who went away is not told, and what nobody waits for is not set', async () => {
    const typesetter = startTypesetter()
    const [gone, here] = [vi.fn(), vi.fn()]
    const leave = typesetter.wait('x', false, gone)
    typesetter.wait('x', false, here)
    const leaveAlone = typesetter.wait('y', false, gone)
    leave()
    leaveAlone()
    await typesetter.ready()
    typesetter.frame()
    expect(gone).not.toHaveBeenCalled()
    expect(here).toHaveBeenCalledOnce()
    expect(typesetter.typeset).toHaveBeenCalledOnce()
  })

  test('what was used longest ago is forgotten when there is too much', async () => {
    const elements = MAX_KEPT / 4
    const typesetter = startTypesetter({ cost: 0, elements })
    await typesetter.ready()
    typesetter.find('a', false)
    typesetter.find('b', false)
    typesetter.find('c', false)
    typesetter.find('a', false)
    typesetter.find('d', false)
    typesetter.typeset.mockClear()
    for (const tex of ['a', 'c', 'd']) typesetter.find(tex, false)
    expect(typesetter.typeset).not.toHaveBeenCalled()
    typesetter.find('b', false)
    expect(typesetter.typeset).toHaveBeenCalledOnce()
  })
})
