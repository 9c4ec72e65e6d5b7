import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toChatMessages } from '../../../lib/context/chat-messages.ts'
import { countTokens, fitBranch } from '../../../lib/context/fit-branch.ts'
import type { Message } from '../../../lib/model/message.ts'
import { answer, COMPLETE, question } from '../model/samples.ts'

/** A turn of about `tokens` tokens. */
function turn(name: string, tokens: number, quote?: string): Message[] {
  const asked = question(`q-${name}`, name)
  return [
    quote === undefined ? asked : { ...asked, parts: [{ type: 'selection', text: quote }, ...asked.parts] },
    answer(`a-${name}`, `q-${name}`, { text: 'x'.repeat(4 * tokens), outcome: COMPLETE }),
  ]
}

const ids = (branch: readonly Message[]) => branch.map(({ id }) => id)
const tokensOf = (branch: readonly Message[]) => countTokens(toChatMessages(branch))

describe('a branch that is fitted into a window', () => {
  const branch = [
    ...turn('first', 100),
    ...turn('second', 100),
    ...turn('third', 100),
    question('q', 'And now?'),
  ]

  test('is whole where it fits, to the token', () => {
    expect(fitBranch(branch, tokensOf(branch))).toEqual({ branch, unsentTurns: 0 })
    expect(fitBranch(branch, tokensOf(branch) - 1).unsentTurns).toBe(1)
  })

  test('loses its oldest turns first, each whole', () => {
    const { branch: fitted, unsentTurns } = fitBranch(branch, 250)
    expect(ids(fitted)).toEqual(['q-second', 'a-second', 'q-third', 'a-third', 'q'])
    expect(unsentTurns).toBe(1)
  })

  test('keeps what is asked now, whatever room there is', () => {
    expect(fitBranch(branch, 0)).toEqual({ branch: branch.slice(-1), unsentTurns: 3 })
  })

  test('keeps what an old turn quotes, without what was said about it', () => {
    const quoting = [...turn('first', 100, 'The law of the land'), ...branch.slice(2)]
    const { branch: fitted, unsentTurns } = fitBranch(quoting, 300)
    expect(ids(fitted)).toEqual(['q-first', 'q-second', 'a-second', 'q-third', 'a-third', 'q'])
    expect(fitted[0]).toMatchObject({ parts: [{ type: 'selection', text: 'The law of the land' }] })
    expect(fitted[0]?.role === 'user' && fitted[0].parts).toHaveLength(1)
    expect(unsentTurns).toBe(1)
  })

  test('lets go of the oldest quotes when there is no room for them either', () => {
    const quoting = [
      ...turn('first', 10, 'y'.repeat(400)),
      ...turn('second', 10, 'z'.repeat(400)),
      question('q', 'And now?'),
    ]
    const { branch: fitted, unsentTurns } = fitBranch(quoting, 220)
    expect(ids(fitted)).toEqual(['q-second', 'q'])
    expect(unsentTurns).toBe(2)
    expect(ids(fitBranch(quoting, 50).branch)).toEqual(['q'])
  })

  test('fits, whatever it is made of, or is the last turn alone; nothing new is in it, and the order stays', () => {
    const turns = fc.array(
      fc.tuple(fc.nat(300), fc.option(fc.string({ maxLength: 500 }), { nil: undefined })),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(turns, fc.nat(2_000), (made, room) => {
        const whole = [
          ...made.flatMap(([tokens, quote], n) => turn(`${n}`, tokens, quote)),
          question('q', '?'),
        ]
        const { branch: fitted, unsentTurns } = fitBranch(whole, room)
        expect(tokensOf(fitted) <= room || fitted.length === 1).toBe(true)
        expect(ids(whole).filter(id => ids(fitted).includes(id))).toEqual(ids(fitted))
        expect(fitted.filter(message => !whole.includes(message)).length).toBeLessThanOrEqual(unsentTurns)
        // Not less than would have fitted.
        if (unsentTurns > 0) {
          const one = whole.slice(2 * (unsentTurns - 1))
          expect(tokensOf(one)).toBeGreaterThan(room - 200 * made.length)
        }
      }),
    )
  })
})
