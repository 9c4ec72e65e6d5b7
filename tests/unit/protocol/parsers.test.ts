import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_SELECTION } from '../../../lib/model/max-selection.ts'
import { parseOffer } from '../../../lib/protocol/offer.ts'
import { parseRequest } from '../../../lib/protocol/parse-request.ts'
import { parseUpdate } from '../../../lib/protocol/update.ts'
import { EVERY_COMMAND } from './every-command.ts'
import { EVERY_UPDATE } from './every-update.ts'

const requests = EVERY_COMMAND.map((command, id) => ({ id, command }))
const offer = { type: 'selection-offered', text: 'Selected' } as const

interface Parser {
  readonly what: string
  readonly parse: (message: unknown) => unknown
  readonly messages: readonly object[]
}

const parsers: readonly Parser[] = [
  { what: 'request', parse: parseRequest, messages: requests },
  { what: 'update', parse: parseUpdate, messages: EVERY_UPDATE },
  { what: 'offer', parse: parseOffer, messages: [offer] },
]

/** As a port of Chrome passes it. */
const pass = (message: unknown): unknown => JSON.parse(JSON.stringify(message))

/** Every object in it given fields that nobody knows, `__proto__` among them. */
const pollute = (message: unknown): unknown =>
  JSON.parse(
    JSON.stringify(message).replaceAll('{', '{"__proto__":{"polluted":1},"constructor":1,"extra":{},'),
  )

/** Every message that differs from `message` in lacking one field, at any depth. */
function* lacking(message: object): Generator<object> {
  for (const [key, value] of Object.entries(message)) {
    const { [key]: _, ...rest } = message as Record<string, unknown> // Object.entries says as much
    yield rest
    if (value && typeof value === 'object' && !Array.isArray(value)) {
      for (const less of lacking(value)) yield { ...message, [key]: less }
    }
  }
}

describe.each(parsers)('a $what', ({ parse, messages }) => {
  test.each(messages)('arrives as it was sent %#', message => {
    expect(parse(pass(message))).toEqual(message)
  })

  test.each(messages)('is rebuilt from the fields it is known to have %#', message => {
    const parsed = parse(pollute(message))
    expect(parsed).toEqual(message)
    expect(JSON.stringify(parsed)).not.toMatch(/polluted|constructor|extra/)
    expect(parsed).not.toHaveProperty('polluted')
  })

  test.each(messages)('that lacks a field is refused, or is another that is whole %#', message => {
    for (const less of lacking(message)) {
      const parsed = parse(pass(less))
      if (parsed !== undefined) expect(parsed).toEqual(less)
    }
  })

  test('of no known kind is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), anything => {
        expect(parse(anything)).toBeUndefined()
      }),
    )
    for (const { type } of [{ type: '__proto__' }, { type: 'toString' }, { type: '' }]) {
      expect(parse({ ...offer, type })).toBeUndefined()
      expect(parse({ id: 1, command: { type } })).toBeUndefined()
    }
  })
})

test.each<[object, string]>([
  [{ type: 'ask', conversationId: 'c', questionId: 'q', parts: [] }, 'asks nothing'],
  [
    { type: 'ask', conversationId: '../c', questionId: 'q', parts: [{ type: 'text', text: 'x' }] },
    'has no id',
  ],
  [
    { type: 'ask', conversationId: 'c', questionId: 'q', parts: [{ type: 'page', text: 'x' }] },
    'has no such part',
  ],
  [{ type: 'announce', windowId: 1.5 }, 'is from no window'],
  [{ type: 'rename', conversationId: 'c', title: 'x'.repeat(1001) }, 'has no end'],
  [{ type: 'show-last', surface: 'options', conversationId: 'c' }, 'is from no surface with a conversation'],
  [{ type: 'set-site', origin: `https://${'x'.repeat(300)}`, on: true }, 'has no such host'],
  [{ type: 'set-site', origin: 'example.org', on: true }, 'has no origin'],
  [{ type: 'set-site', origin: 'https://example.org/path', on: true }, 'has more than an origin'],
  [{ type: 'set-site', origin: 'https://user@example.org', on: true }, 'has a user'],
  [{ type: 'set-site', origin: 'file:///etc', on: true }, 'is about no website'],
  [{ type: 'set-site', origin: '*', on: true }, 'is about every site at once'],
  [
    { type: 'save-connection', connection: { url: 'x', model: 'm', temperature: Number.NaN } },
    'has no number',
  ],
  [
    { type: 'save-connection', connection: { url: 'x', model: 'm', secret: { type: 'jwt', value: 'x' } } },
    'has no key',
  ],
])('a command that %2$s is refused %#', command => {
  expect(parseRequest({ id: 1, command })).toBeUndefined()
})

test('a page cannot be told a key', () => {
  for (const message of EVERY_UPDATE) {
    const text = JSON.stringify(message).replaceAll(
      '{',
      '{"secret":{"type":"key","value":"sk-1"},"key":"sk-1",',
    )
    expect(JSON.stringify(parseUpdate(JSON.parse(text)))).not.toContain('sk-1')
  }
})

test('a content script can offer a selection, and say nothing else', () => {
  for (const message of [...requests, ...EVERY_COMMAND, ...EVERY_UPDATE]) {
    expect(parseOffer(message)).toBeUndefined()
  }
  for (const message of [offer, { id: 1, command: offer }]) expect(parseRequest(message)).toBeUndefined()
})

test('an offer ends where a selection ends', () => {
  const text = 'x'.repeat(MAX_SELECTION)
  expect(parseOffer({ ...offer, text })).toEqual({ ...offer, text })
  expect(parseOffer({ ...offer, text: `${text}x` })).toBeUndefined()
})
