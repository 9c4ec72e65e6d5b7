import { describe, expect, test } from 'vitest'
import { chosenConnection, isReplaced } from '../../../lib/model/chosen-connection.ts'
import type { Connection } from '../../../lib/model/connection.ts'

const one: Connection = { id: 'one', url: 'https://one.example', model: 'm1', hasKey: false }
const two: Connection = {
  id: 'two',
  url: 'https://two.example',
  model: 'm2',
  hasKey: true,
  systemPrompt: 'Be brief.',
}
const connections = [one, two]
const lastModel = { connection: 'two', model: 'chosen' }

describe('who answers', () => {
  test('is the first that is on, with its own model', () => {
    expect(chosenConnection({ connections })).toEqual(one)
    expect(chosenConnection({ connections: [{ ...one, off: true }, two] })).toEqual(two)
  })

  test('is the one that was chosen last, with that model', () => {
    expect(chosenConnection({ connections, lastModel })).toEqual({ ...two, model: 'chosen' })
    expect(chosenConnection({ connections: [one], lastModel })).toEqual(one)
    expect(chosenConnection({ connections: [one, { ...two, off: true }], lastModel })).toEqual(one)
  })

  test('is the conversation’s own, whatever was chosen elsewhere', () => {
    const setup = { connection: 'one', model: 'mine', temperature: 0 }
    expect(chosenConnection({ connections, lastModel }, setup)).toEqual({ ...one, ...setup })
    expect(chosenConnection({ connections, lastModel }, { connection: 'one' })?.model).toBe('m1')
  })

  test('is nobody where none is on', () => {
    expect(chosenConnection({ connections: [] })).toBeUndefined()
    expect(chosenConnection({ connections: [{ ...one, off: true }], lastModel })).toBeUndefined()
  })
})

describe('a conversation that has answers and wants no connection', () => {
  const used = { connection: 'one', model: 'theirs' }

  test('is answered by the one that wrote the last, with that model, whatever was chosen elsewhere', () => {
    expect(chosenConnection({ connections, lastModel }, {}, used)).toEqual({ ...one, model: 'theirs' })
    expect(chosenConnection({ connections, lastModel }, { model: 'mine' }, used)?.model).toBe('mine')
  })

  test('follows what its connection is given as a model meanwhile', () => {
    expect(chosenConnection({ connections }, {}, used)).toEqual(one)
    const here = { connection: 'one', model: 'newer' }
    expect(chosenConnection({ connections, lastModel: here }, {}, used)?.model).toBe('newer')
  })

  test.each([
    ['gone', [two]],
    ['off', [{ ...one, off: true as const }, two]],
  ])('is answered by whoever answers new ones where that one is %s', (_what, left) => {
    expect(chosenConnection({ connections: left, lastModel }, {}, used)).toEqual({ ...two, model: 'chosen' })
    expect(chosenConnection({ connections: left }, {}, used)).toEqual(two)
  })

  test('is answered by what it is set up with all the same', () => {
    expect(chosenConnection({ connections }, { connection: 'two' }, used)?.id).toBe('two')
    // One that is gone is no reason to go back to an earlier one.
    expect(chosenConnection({ connections, lastModel }, { connection: 'gone' }, used)?.id).toBe('two')
  })
})

describe('a conversation whose connection is gone or off', () => {
  const setup = { connection: 'two', model: 'theirs', contextWindow: 9, temperature: 0 }

  test.each([
    ['gone', [one]],
    ['off', [one, { ...two, off: true as const }]],
  ])('is answered by the default one, without the other’s model: %s', (_what, left) => {
    expect(chosenConnection({ connections: left }, setup)).toEqual({ ...one, temperature: 0 })
    expect(isReplaced({ connections: left }, setup)).toBe(true)
    expect(isReplaced({ connections: left }, {}, { connection: 'two' })).toBe(true)
  })

  test('is told apart from one that has its own, or wants none', () => {
    expect(isReplaced({ connections }, setup)).toBe(false)
    expect(isReplaced({ connections: [one] }, { model: 'm' })).toBe(false)
    expect(isReplaced({ connections: [one] })).toBe(false)
    expect(isReplaced({ connections }, {}, { connection: 'two' })).toBe(false)
    // What was chosen since is the person's word.
    expect(isReplaced({ connections: [one] }, { connection: 'one' }, { connection: 'two' })).toBe(false)
  })
})

test('an empty system prompt is none, one that is absent is the connection’s', () => {
  const setup = { connection: 'two' }
  expect(chosenConnection({ connections }, setup)?.systemPrompt).toBe('Be brief.')
  expect(chosenConnection({ connections }, { ...setup, systemPrompt: '' })?.systemPrompt).toBe('')
})
