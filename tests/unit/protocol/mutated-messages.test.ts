import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseOffer } from '../../../lib/protocol/offer.ts'
import { parseRequest, parseRequestId } from '../../../lib/protocol/parse-request.ts'
import { parseUpdate } from '../../../lib/protocol/update.ts'
import { casesOf, HOSTILE_TIMEOUT, isPolluted } from '../hostile-cases.ts'
import { CLONED_EVIL, mutantValue } from '../mutant-values.ts'
import { EVERY_COMMAND } from './every-command.ts'
import { EVERY_UPDATE } from './every-update.ts'

const requests = EVERY_COMMAND.map((command, id) => ({ id, command }))
const offer = { type: 'selection-offered', text: 'Selected' } as const

describe.each([
  { what: 'request', parse: parseRequest, samples: requests, share: 0.5 },
  { what: 'update', parse: parseUpdate, samples: EVERY_UPDATE, share: 0.4 },
  { what: 'offer', parse: parseOffer, samples: [offer], share: 0.1 },
])('a $what', ({ parse, samples, share }) => {
  // As Firefox passes it: a structured clone, which has more than JSON.
  const message = mutantValue(samples, CLONED_EVIL)

  test('is another that is whole, or none, whatever is changed in it', { timeout: HOSTILE_TIMEOUT }, ({
    task,
  }) => {
    const numRuns = Math.ceil(casesOf('messages') * share)
    fc.assert(
      fc.property(message, changed => {
        const id = parseRequestId(changed)
        if (id !== undefined && !Number.isInteger(id)) throw new Error(`No number: ${id}`)
        const parsed = parse(changed)
        if (parsed === undefined) return
        expect(parse(parsed)).toEqual(parsed)
        for (const inner of objectsIn(parsed)) {
          if (Array.isArray(inner)) expect(Object.keys(inner)).toHaveLength(inner.length)
          else expect(Object.getPrototypeOf(inner)).toBe(Object.prototype)
        }
      }),
      { numRuns },
    )
    expect(isPolluted()).toBe(false)
    task.meta.tries = numRuns
  })
})

function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return
  yield value
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}
