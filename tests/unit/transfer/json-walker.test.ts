import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createJsonWalker, type JsonVisitor } from '../../../lib/transfer/json-walker.ts'
import { toPathText } from '../../../lib/transfer/refuse.ts'

/** Builds again what is walked, by its steps alone. */
function rebuild(text: string, cuts: readonly number[], takeFrom: number): unknown {
  const stack: unknown[] = []
  let root: unknown
  const put = (key: string | number | undefined, value: unknown) => {
    const parent = stack.at(-1)
    if (key === undefined) root = value
    else Object.defineProperty(parent, key, { value, enumerable: true, writable: true, configurable: true })
  }
  const visitor: JsonVisitor = {
    enter(path, kind) {
      if (kind === 'scalar' || path.length >= takeFrom) return 'take'
      const value = kind === 'array' ? [] : {}
      put(path.at(-1), value)
      stack.push(value)
      return 'walk'
    },
    take: (path, value) => put(path.at(-1), value),
    leave: () => void stack.pop(),
  }
  const walker = createJsonWalker(visitor)
  let from = 0
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    walker.write(text.slice(from, Math.max(from, cut)))
    from = Math.max(from, cut)
  }
  walker.write(text.slice(from))
  walker.end()
  return root
}

const skipAll: JsonVisitor = { enter: () => 'skip', take: () => {}, leave: () => {} }
const walkAll: JsonVisitor = {
  enter: (_, kind) => (kind === 'scalar' ? 'take' : 'walk'),
  take: () => {},
  leave: () => {},
}

function faultOf(text: string, visitor = walkAll): string {
  const walker = createJsonWalker(visitor)
  try {
    walker.write(text)
    walker.end()
    return ''
  } catch (error) {
    return String((error as Error).message) // always a RefusedFile
  }
}

describe('a JSON text', () => {
  test('is the same value however it is cut, walked or taken, as the browser makes of it', () => {
    const json = fc.tuple(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'))
    fc.assert(
      fc.property(json, fc.array(fc.nat(300)), fc.nat(4), ([written, space], cuts, takeFrom) => {
        const text = JSON.stringify(JSON.parse(written), null, space) ?? 'null'
        expect(JSON.stringify(rebuild(text, cuts, takeFrom))).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 500 },
    )
  })

  test('is refused exactly where the browser refuses it, skipped as well', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', '"', '{', ']', ',', ':', '\\', '1', 'x', '\n', '-'),
      )
      .map(([text, at, piece]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + piece + text.slice(place + 1)
      })
    const isJson = (text: string) => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(damaged, text => {
        expect(faultOf(text, skipAll) === '').toBe(isJson(text))
        const fault = faultOf(text)
        // A name that comes twice may be JSON, and is refused all the same.
        if (!fault.startsWith('twice')) expect(fault === '').toBe(isJson(text))
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['[1,NaN]', 'syntax at [1]'],
  ['{"a":{"b":[0,{"c":"\n"}]}}', 'syntax at a.b[1].c'],
  ['{"a":[1,2', 'cut-off at a[1]'],
  ['', 'cut-off at '],
  ['{"a":1,"a":2}', 'twice at a'],
  ['{"a":{"b":[{"c":1,"\\u0063":2}]}}', 'twice at a.b[0].c'],
  ['{"a b":tru}', 'syntax at ["a b"]'],
  ['[] []', 'syntax at '],
  ['"\\u12G4"', 'syntax at '],
])('names the place of what is wrong in %s', (text, fault) => {
  expect(faultOf(text)).toBe(fault)
})

test('finds a name that comes twice in what is taken whole, and passes over it in what is skipped', () => {
  const text = '{"a":{"b":1,"c":{"d":1},"d":2,"c":3}}'
  const takeAll: JsonVisitor = { enter: () => 'take', take: () => {}, leave: () => {} }
  expect(faultOf(text, takeAll)).toBe('twice at a.c')
  expect(faultOf(text, skipAll)).toBe('')
})

test('ends at a depth that nothing needs, in time that grows with the text and no faster', () => {
  expect(faultOf('['.repeat(10_000), walkAll)).toMatch(/^too-deep at (?:\[0\]){64}$/)
  expect(faultOf('{"a":'.repeat(10_000), walkAll)).toMatch(/^too-deep at a(?:\.a){63}$/)
  // The field is named, and not the way into it.
  expect(faultOf('['.repeat(10_000), skipAll)).toBe('too-deep at ')
})

test('writes a path so that it can be shown, whatever a file calls its fields', () => {
  expect(toPathText([])).toBe('')
  expect(toPathText(['conversations', 3, 'messages', 2, 'created'])).toBe(
    'conversations[3].messages[2].created',
  )
  expect(toPathText(['__proto__', 'x'.repeat(10_000)])).toBe(`__proto__["${'x'.repeat(40)}…"]`)
  expect(toPathText(Array(60).fill('abcdefgh')).length).toBeLessThan(210)
})
