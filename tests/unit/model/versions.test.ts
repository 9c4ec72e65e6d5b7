import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyConversation, toBranch } from '../../../lib/model/conversation.ts'
import type { Message } from '../../../lib/model/message.ts'
import { newestLeaf, versionsAlong } from '../../../lib/model/versions.ts'
import { answer, conversationOf, question } from './samples.ts'

const tree = conversationOf(
  question('q1', 'one'),
  answer('a1', 'q1'),
  answer('a1b', 'q1'),
  question('q2', 'two', { parent: 'a1' }),
  answer('a2', 'q2'),
  question('q2b', 'two, edited', { parent: 'a1' }),
  answer('a2b', 'q2b'),
  question('q1b', 'one, edited'),
  answer('a3', 'q1b'),
)
const shown = (leaf: string) => Object.fromEntries(versionsAlong({ ...tree, leaf }))

describe('the versions along a branch', () => {
  test('are those of its edited questions and of its answers written anew, and no others', () => {
    expect(shown('a2b')).toEqual({
      q1: { position: 1, count: 2, next: 'q1b' },
      a1: { position: 1, count: 2, next: 'a1b' },
      q2b: { position: 2, count: 2, previous: 'q2' },
    })
    expect(shown('a3')).toEqual({ q1b: { position: 2, count: 2, previous: 'q1' } })
  })

  test.each([
    ['q1', 'a2b'],
    ['a1', 'a2b'],
    ['q2', 'a2'],
    ['a1b', 'a1b'],
    ['a2', 'a2'],
    ['gone', 'gone'],
  ])('lead, through %s, to the newest end below it, %s', (through, leaf) => {
    expect(newestLeaf(tree, through)).toBe(leaf)
  })
})

/** A tree as it grows: each message after the one it follows. Questions follow answers and answers questions. */
const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 30 }).map(places => {
  const messages: Message[] = []
  for (const [index, place] of places.entries()) {
    const parent = messages[place % (index + 1)]
    const id = `m${String(index).padStart(3, '0')}`
    if (parent?.role === 'user') messages.push(answer(id, parent.id))
    else messages.push(question(id, id, parent ? { parent: parent.id } : {}))
  }
  return messages
})

/** What damaged records make of one: parents that are gone, cycles, an id twice. */
const name = fc.constantFrom('m0', 'm1', 'm2', 'm3', 'm4')
const tangles = fc
  .array(fc.tuple(name, fc.option(name, { nil: undefined }), fc.boolean()), { minLength: 1 })
  .map(links =>
    links.map(
      ([id, parent, asked]): Message =>
        asked || !parent ? question(id, id, parent ? { parent } : {}) : answer(id, parent),
    ),
  )

const conversation = (messages: Message[], leaf?: string) => ({
  ...emptyConversation('c', 1),
  messages,
  ...(leaf && { leaf }),
})

describe('in any tree', () => {
  test('every message can be reached from any branch, by choosing versions alone', () => {
    fc.assert(
      fc.property(trees, messages => {
        const start = messages.at(-1)?.id ?? ''
        const seen = new Set<string>()
        const waiting = [start]
        for (let leaf = waiting.pop(); leaf !== undefined; leaf = waiting.pop()) {
          const at = conversation(messages, leaf)
          for (const { id } of toBranch(at)) seen.add(id)
          for (const { previous, next } of versionsAlong(at).values()) {
            for (const id of [previous, next]) {
              if (id !== undefined && !seen.has(id)) waiting.push(newestLeaf(at, id))
            }
          }
        }
        expect(seen.size).toBe(messages.length)
      }),
    )
  })

  test('previous and next are each other’s way back, and the count is one of all of them', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (messages, place) => {
        const leaf = messages[place % messages.length]?.id
        for (const [id, { position, count, next }] of versionsAlong(conversation(messages, leaf))) {
          expect(position).toBeLessThanOrEqual(count)
          expect(next === undefined).toBe(position === count)
          if (next === undefined) continue
          const there = versionsAlong(conversation(messages, next)).get(next)
          expect(there).toMatchObject({ position: position + 1, count, previous: id })
        }
      }),
    )
  })

  test('the way through a message ends in the newest message below it, which nothing follows', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (messages, place) => {
        const through = messages[place % messages.length]?.id ?? ''
        const leaf = newestLeaf({ messages }, through)
        const below = messages.filter(({ id }) =>
          toBranch(conversation(messages, id)).some(message => message.id === through),
        )
        expect(leaf).toBe(below.at(-1)?.id)
        expect(messages.some(({ parent }) => parent === leaf)).toBe(false)
      }),
    )
  })
})

test('in any tangle of parents both end, with a message that is there', () => {
  fc.assert(
    fc.property(tangles, name, (messages, id) => {
      const leaf = newestLeaf({ messages }, id)
      if (leaf !== id) expect(messages.map(message => message.id)).toContain(leaf)
      for (const { position, count } of versionsAlong(conversation(messages, leaf)).values()) {
        expect(position).toBeGreaterThan(0)
        expect(position).toBeLessThanOrEqual(count)
      }
    }),
  )
})
