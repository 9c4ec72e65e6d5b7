import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEvent, type ChatEvent } from '../../../lib/model/chat-event.ts'
import { type Conversation, emptyConversation } from '../../../lib/model/conversation.ts'
import { createMirror } from '../../../lib/page/mirror.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'

/** A mirror whose store and frames a test moves by hand. */
function createTestMirror() {
  const reads: ((stored: Conversation | undefined) => void)[] = []
  const failures: (() => void)[] = []
  let frames = 0
  let pauses: (number | undefined)[] = []
  let draw = () => {}
  const mirror = createMirror({
    store: {
      conversationEnd: () =>
        new Promise((resolve, reject) => {
          reads.push(conversation => resolve(conversation && { conversation }))
          failures.push(() => reject(new DOMException('Lost', 'UnknownError')))
        }),
      olderMessages: async () => ({ messages: [] }),
    },
    reopen: () => {},
    onMissing: () => {},
    whenIdle: run => run(),
    now: () => 0,
    frame: paint => pause => {
      draw = paint
      frames += 1
      pauses = [...pauses, pause]
    },
  })
  const settle = () => new Promise(resolve => setImmediate(resolve))
  return {
    ...mirror,
    shown: () => mirror.conversation.value,
    async stored(conversation: Conversation | undefined, read = reads.length - 1) {
      reads[read]?.(conversation)
      await settle()
    },
    async unreadable() {
      failures.at(-1)?.()
      await settle()
    },
    draw: () => draw(),
    frames: () => frames,
    pauses: () => pauses,
    snapshot: (conversation: Conversation) => mirror.receive({ type: 'snapshot', conversation }),
    event: (event: ChatEvent, conversationId = 'c') =>
      mirror.receive({ type: 'event', conversationId, event }),
  }
}

const said = (text: string): ChatEvent => ({ type: 'delta', messageId: 'a', text })
const withText = (text: string) => conversationOf(question('q', 'Hello?'), answer('a', 'q', { text }))

describe('a conversation on the screen', () => {
  test('rests between two paints only while text comes faster than anybody reads', () => {
    const mirror = createTestMirror()
    mirror.show('c')
    mirror.snapshot(withText(''))
    mirror.event(said('word '))
    mirror.event(said('word '.repeat(100)))
    mirror.event({ type: 'ended', messageId: 'a', outcome: COMPLETE, at: 0 })
    expect(mirror.pauses()).toEqual([0, 50, 0])
  })

  test('is painted from the store at once, without waiting for the background', async () => {
    const mirror = createTestMirror()
    mirror.show('c')
    expect(mirror.loaded.value).toBe(false)
    await mirror.stored(withText('Hel'))
    expect([mirror.loaded.value, mirror.shown()]).toEqual([true, withText('Hel')])
  })

  test('is the snapshot as soon as there is one, whatever the store had', async () => {
    const mirror = createTestMirror()
    mirror.show('c')
    await mirror.stored(withText('Hel'))
    mirror.snapshot(withText('Hello'))
    expect(mirror.shown()).toEqual(withText('Hello'))
    const other = conversationOf(question('x', 'Another past'))
    mirror.snapshot(other)
    expect(mirror.shown()).toEqual(other)
  })

  test('stays as the snapshot has it when the store answers late', async () => {
    const mirror = createTestMirror()
    mirror.show('c')
    mirror.snapshot(withText('Hello'))
    await mirror.stored(withText('Hel'))
    await mirror.stored(undefined)
    expect(mirror.shown()).toEqual(withText('Hello'))
  })

  test('takes no event before its snapshot: the store may have it already', async () => {
    const mirror = createTestMirror()
    mirror.show('c')
    await mirror.stored(withText('Hello'))
    mirror.event(said('lo'))
    mirror.draw()
    expect(mirror.shown()).toEqual(withText('Hello'))
  })

  test('is loaded when the store has nothing of it, and not when the store cannot be read', async () => {
    const mirror = createTestMirror()
    mirror.show('c')
    await mirror.unreadable()
    expect(mirror.loaded.value).toBe(false)
    mirror.show('d')
    await mirror.stored(undefined)
    expect([mirror.loaded.value, mirror.shown()]).toEqual([true, emptyConversation('d', 0)])
    mirror.snapshot({ ...withText('x'), id: 'd' })
    expect(mirror.loaded.value).toBe(true)
  })

  test('is painted once a frame, with all that came in it', () => {
    const mirror = createTestMirror()
    mirror.show('c')
    mirror.snapshot(withText(''))
    let paints = 0
    const stop = mirror.conversation.subscribe(() => void paints++)
    for (const text of ['Hel', 'lo', ', world']) mirror.event(said(text))
    expect(paints).toBe(1)
    mirror.draw()
    expect(paints).toBe(2)
    expect(mirror.shown()).toEqual(withText('Hello, world'))
    stop()
  })

  test('hears nothing of others, and nothing late of the one before', async () => {
    const mirror = createTestMirror()
    mirror.show('c')
    mirror.snapshot(withText('Hello'))
    mirror.event(said(' there'), 'd')
    mirror.snapshot({ ...withText('Other'), id: 'd' })
    expect(mirror.shown()).toEqual(withText('Hello'))
    mirror.show('d')
    await mirror.stored(withText('Late'), 0)
    mirror.event(said(' late'))
    mirror.snapshot(withText('Late'))
    mirror.draw()
    // What was there stays until there is something else: no flash of an empty page.
    expect([mirror.loaded.value, mirror.shown()]).toEqual([false, withText('Hello')])
    await mirror.stored(undefined)
    expect([mirror.loaded.value, mirror.shown()]).toEqual([true, emptyConversation('d', 0)])
  })

  test('that is shown again stays on the screen, and takes no event until its next snapshot', () => {
    const mirror = createTestMirror()
    mirror.show('c')
    mirror.snapshot(withText('Hel'))
    mirror.show('c')
    mirror.event(said('lo'))
    mirror.draw()
    expect([mirror.loaded.value, mirror.shown()]).toEqual([true, withText('Hel')])
    mirror.snapshot(withText('Hello'))
    expect(mirror.shown()).toEqual(withText('Hello'))
  })
})

test('whenever the store and the background answer, the screen ends at the truth and never goes back', async () => {
  const events: ChatEvent[] = [
    ...[...'Hello, world'].map(said),
    { type: 'ended', messageId: 'a', outcome: COMPLETE, at: 9 },
  ]
  const at = (point: number) => events.slice(0, point).reduce(applyEvent, withText(''))
  await fc.assert(
    fc.asyncProperty(
      fc.nat(13),
      fc.nat(13),
      fc.nat(13),
      fc.array(fc.nat(13)),
      async (stored, read, joined, draws) => {
        const mirror = createTestMirror()
        const shown: string[] = []
        mirror.show('c')
        for (const point of Array.from({ length: events.length + 1 }, (_, n) => n)) {
          // The store is at most as far as the background is.
          if (point === read) await mirror.stored(at(Math.min(stored, point)))
          if (point === joined) mirror.snapshot(at(point))
          const event = events[point]
          if (event) mirror.event(event)
          if (draws.includes(point)) mirror.draw()
          shown.push(
            mirror
              .shown()
              .messages.map(message => ('text' in message ? message.text : ''))
              .join(''),
          )
        }
        mirror.draw()
        expect(mirror.shown()).toEqual(at(events.length))
        if (read >= joined) {
          for (const [index, text] of shown.entries())
            expect(text.startsWith(shown[index - 1] ?? '')).toBe(true)
        }
      },
    ),
    { numRuns: 60 },
  )
})
