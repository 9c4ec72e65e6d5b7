import { expect, test } from 'vitest'
import { ask, open, Q, queue, sendQueued } from './commands.ts'
import { turn } from './until.ts'
import { createWorld, type World } from './world.ts'

const COMMANDS = [ask(Q, Q), queue('q1', 'q1'), queue('q2', 'q2')]

/** Answers whatever is asked, until the background has died or nothing is left to do. */
async function live(own: World, steps: number) {
  let taken = 0
  const life = own.startWorker(() => ++taken > steps)
  const panel = life.openSurface()
  const recovered = life.recover()
  void panel.send(open)
  // What was not answered by a background that died is sent again to the next.
  const replies = COMMANDS.map(command => panel.send(command))
  const done = Promise.all([recovered, ...replies]).then(() => true)
  let idle = false
  void done.then(() => {
    idle = true
  })
  while (taken <= steps) {
    for (const request of own.server.exchanges) if (!request.aborted) request.finish()
    const waiting = idle && own.locks.held().length === 0 ? await own.store.queue('c') : undefined
    const outcome = panel.lastAnswer()?.outcome
    if (waiting?.length === 0 && outcome) break
    // Where an answer was interrupted, the person says that the queue may go on.
    if (waiting?.[0] && outcome && outcome.status !== 'complete') void panel.send(sendQueued(waiting[0].id))
    await turn()
  }
  life.kill()
  return taken
}

// A part of the steps a test: each of them is a life or two.
const FIRSTS = [1, 2, 3, 4, 5, 6, 7, 8]

test.each(FIRSTS)(
  'a background that dies at any moment leaves every queued question asked once, or waiting to be asked once (%i)',
  async first => {
    const all = await live(createWorld(), Number.POSITIVE_INFINITY)
    expect(all).toBeGreaterThan(40)
    const found = new Set<string>()
    for (let steps = first; steps < all; steps += FIRSTS.length) {
      const own = createWorld()
      await live(own, steps)
      const stored = await own.store.conversation('c')
      const asked = stored?.messages.flatMap(({ role, id }) => (role === 'user' ? id : [])) ?? []
      const waiting = (await own.store.queue('c')).map(({ id }) => id)
      expect([Q, 'q1', 'q2'].join(), `after ${steps} steps`).toContain([...asked, ...waiting].join())
      found.add(`${asked.length} asked, ${waiting.length} waiting`)

      await live(own, Number.POSITIVE_INFINITY)
      const after = await own.store.conversation('c')
      expect(
        after?.messages.flatMap(({ role, id }) => (role === 'user' ? id : [])),
        `after ${steps} steps`,
      ).toEqual([Q, 'q1', 'q2'])
      const sent = own.server.exchanges.map(({ body }) => JSON.stringify(body.messages.at(-1)))
      expect(new Set(sent).size, `after ${steps} steps`).toBe(sent.length)
    }
    // It did die before, between and after.
    expect(found.size).toBeGreaterThan(2)
  },
)
