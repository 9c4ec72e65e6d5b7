import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  EMPTY_FIELDS,
  findErrors,
  isChanged,
  toChange,
  toFields,
  toSetup,
} from '../../../components/setup/setup-fields.ts'
import { setupSchema } from '../../../lib/model/schemas.ts'
import { changeSetup } from '../../../lib/model/setup.ts'
import { parseRequest } from '../../../lib/protocol/parse-request.ts'
import { FULL_SETUP } from '../model/samples.ts'

/** One is filled in as another is cleared: each number and text is there or not. */
const setups = fc.record(
  {
    model: fc.constantFrom('m', 'vendor/model:free'),
    contextWindow: fc.constantFrom(1, 16_385),
    systemPrompt: fc.constantFrom('', 'Be brief.', 'Two\nlines'),
    temperature: fc.constantFrom(0, 0.7, 2),
    maxTokens: fc.constantFrom(1, 4096),
    topP: fc.constantFrom(0, 0.95, 1),
    stop: fc.array(
      fc.string({ unit: fc.constantFrom('a', 'n', ' ', '\n', '\\'), minLength: 1, maxLength: 8 }),
      { minLength: 1, maxLength: 4 },
    ),
  },
  { requiredKeys: [] },
)

describe('the fields of a set-up', () => {
  test('hold it without loss, whatever its stop sequences are', () => {
    fc.assert(
      fc.property(setups, setup => {
        const fields = toFields(setup)
        expect(findErrors(fields)).toEqual({})
        expect(toSetup(fields)).toEqual(setup)
      }),
    )
  })

  test('are empty for what is as the connection has it', () => {
    expect(toFields(undefined)).toEqual(EMPTY_FIELDS)
    expect(toSetup(EMPTY_FIELDS)).toEqual({})
    expect(toSetup({ ...EMPTY_FIELDS, model: ' ', systemPrompt: '\n', stop: '\n\n' })).toEqual({})
  })

  test('say what was changed in them, and nothing of the rest', () => {
    fc.assert(
      fc.property(setups, setups, (before, after) => {
        const fields = toFields(before)
        expect(toChange(fields, fields)).toEqual({})
        const change = toChange(toFields(after), fields)
        const command = { type: 'configure', conversationId: 'c', change }
        expect(parseRequest({ id: 1, command })).toEqual({ id: 1, command })
        expect(changeSetup(before, change)).toEqual(after)
      }),
    )
    const opened = toFields({ temperature: 0.2, model: 'm' })
    expect(toChange({ ...opened, temperature: '', topP: '1' }, opened)).toEqual({
      temperature: null,
      topP: 1,
    })
  })

  test('take a comma for a point', () => {
    expect(toSetup({ ...EMPTY_FIELDS, temperature: ' 0,3 ' })).toEqual({ temperature: 0.3 })
  })

  test.each(['16385', '16,385', ' 16.385 ', '16 385', '16’385'])('take a window of %j', contextWindow => {
    const fields = { ...EMPTY_FIELDS, contextWindow }
    expect(findErrors(fields)).toEqual({})
    expect(toSetup(fields)).toEqual({ contextWindow: 16_385 })
  })

  test.each([
    ['contextWindow', '0'],
    ['contextWindow', '8k'],
    ['contextWindow', '4096.5'],
    ['contextWindow', '10,000,001'],
    ['temperature', '2.5'],
    ['temperature', 'warm'],
    ['temperature', '-1'],
    ['topP', '1.1'],
    ['maxTokens', '0'],
    ['maxTokens', '1.5'],
    ['maxTokens', '1,5'],
    ['maxTokens', '99999999'],
    ['stop', 'a\nb\nc\nd\ne'],
    ['stop', 'x'.repeat(201)],
  ] as const)('say what is wrong with a %s of %j', (name, text) => {
    expect(Object.keys(findErrors({ ...EMPTY_FIELDS, [name]: text }))).toEqual([name])
  })

  test('name the most tokens that an answer may have', () => {
    expect(findErrors({ ...EMPTY_FIELDS, maxTokens: '99999999' }).maxTokens).toMatch(
      /between 1 and 10,000,000/,
    )
  })

  test('without errors make a set-up that the background takes', () => {
    const typed = fc.string({ unit: fc.constantFrom('0', '1', '2', '.', ',', '-', 'e', ' ', 'x') })
    fc.assert(
      fc.property(typed, typed, typed, (temperature, topP, maxTokens) => {
        const fields = { ...EMPTY_FIELDS, temperature, topP, maxTokens }
        if (Object.keys(findErrors(fields)).length > 0) return
        expect(v.is(setupSchema, toSetup(fields))).toBe(true)
      }),
    )
  })

  test('tell no instructions at all from those of the connection', () => {
    expect(toSetup({ ...EMPTY_FIELDS, noPrompt: true })).toEqual({ systemPrompt: '' })
    expect(toSetup({ ...EMPTY_FIELDS, noPrompt: true, systemPrompt: 'Mine' })).toEqual({
      systemPrompt: 'Mine',
    })
    const none = toFields({ systemPrompt: '' })
    expect(toChange({ ...none, noPrompt: false }, none)).toEqual({ systemPrompt: null })
    expect(toChange(none, EMPTY_FIELDS)).toEqual({ systemPrompt: '' })
  })

  test('are changed when one of them is', () => {
    const before = toFields(FULL_SETUP)
    expect(isChanged({ ...before }, before)).toBe(false)
    for (const name of Object.keys(before)) expect(isChanged({ ...before, [name]: '9' }, before)).toBe(true)
  })
})

test.each(['1,000', '1.000', '1 000', '1’000', '1000'])('a thousand tokens may be written %j', typed => {
  const fields = { ...EMPTY_FIELDS, maxTokens: typed }
  expect(findErrors(fields)).toEqual({})
  expect(toSetup(fields)).toEqual({ maxTokens: 1000 })
})
