import { describe, expect, test } from 'vitest'
import { toConnectionForm, toFields } from '../../../components/settings/connection-fields.ts'
import { hasLost, leaveBehind, takePasted } from '../../../components/settings/take-pasted.ts'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'
import type { Pasted } from '../../../lib/model/pasted.ts'

const connection = { id: 'new', url: '', model: 'm', hasKey: false }
/** A header that belongs to the kind of service, and is no secret. */
const untouched = toFields(connection, { type: 'key', value: '', headers: { 'x-version': '1' } })
const A = 'https://a.example'
const B = 'https://b.example'

function read(text: string): Pasted {
  const { pasted } = parsePasted(text)
  if (!pasted) throw new Error('no address')
  return pasted
}

const ofA = read(
  `curl ${A}/v1/chat/completions?token=TOKQ -H "Authorization: Bearer sk-for-a" -H "X-Team: secret-of-a"`,
)
const fromA = takePasted(untouched, ofA, { untouched, origin: A })

test('a command brings its address, its key and what else is secret of it', () => {
  expect(toConnectionForm(fromA, connection)).toMatchObject({
    url: `${A}/v1`,
    secret: { value: 'sk-for-a' },
    headers: [{ name: 'x-version' }, { name: 'x-team', value: 'secret-of-a' }],
    query: [{ name: 'token', value: 'TOKQ' }],
  })
})

describe('what was pasted for one server goes to no other one', () => {
  test('when another command is pasted', () => {
    const ofB = read(`curl ${B}/v1 -H "Authorization: Bearer sk-for-b"`)
    const fields = takePasted(fromA, ofB, { untouched, origin: B, isWhole: true })
    expect(toConnectionForm(fields, connection)).toEqual({
      id: 'new',
      url: `${B}/v1`,
      model: 'm',
      secret: { type: 'key', value: 'sk-for-b' },
      headers: [{ name: 'x-version', value: '1' }],
    })
    expect(hasLost(fromA, fields)).toBe(true)
  })

  test('when only the address becomes another one, however its values were touched', () => {
    const headers = fromA.headers.map(row => ({ ...row, name: `${row.name}s` }))
    const fields = leaveBehind({ ...fromA, headers, url: `${B}/v1` }, { untouched, origin: B })
    expect(fields).toMatchObject({ secretValue: '', headers: [{ name: 'x-versions' }], query: [] })
  })

  test('and what it replaced is there again, which nobody took away', () => {
    const ofOther = read(`curl ${A}/v1 -H "X-Version: 2" -H "X-Team: red"`)
    const fields = takePasted(untouched, ofOther, { untouched, origin: A })
    expect(fields.headers.map(({ name, value }) => [name, value])).toEqual([
      ['x-version', '2'],
      ['x-team', 'red'],
    ])
    const moved = leaveBehind(fields, { untouched, origin: B })
    expect(moved.headers).toEqual(untouched.headers)
    const without = { ...fields, headers: fields.headers.filter(({ name }) => name !== 'x-version') }
    expect(leaveBehind(without, { untouched, origin: B }).headers).toEqual([])
  })

  test('and stays at its own, wherever the interface is there', () => {
    expect(leaveBehind({ ...fromA, url: `${A}/v2` }, { untouched, origin: A })).toEqual({
      ...fromA,
      url: `${A}/v2`,
    })
  })
})

describe('what was typed', () => {
  const typed = {
    ...untouched,
    url: `${A}/v1`,
    secretValue: 'sk-typed',
    headers: [...untouched.headers, { name: 'x-mine', value: 'v', stored: false }],
  }

  test('stays when the address is typed anew', () => {
    expect(leaveBehind(typed, { untouched, origin: B })).toEqual(typed)
  })

  test('goes when a whole command for another server is pasted, even one without a key', () => {
    const move = { untouched, origin: B, isWhole: true }
    expect(takePasted(typed, read(`curl ${B}/v1`), move)).toMatchObject({
      secretValue: '',
      headers: untouched.headers,
    })
  })
})

test('a server that is asked without Origin is the stored one, unless the person says it of another', () => {
  const stored = toFields({ ...connection, url: `${A}/v1`, dropOrigin: true })
  const move = { untouched: stored, origin: B }
  expect(leaveBehind(stored, move).dropOrigin).toBe(false)
  expect(leaveBehind(leaveBehind(stored, move), { ...move, origin: A }).dropOrigin).toBe(true)
  expect(leaveBehind(stored, { ...move, isDropSet: true }).dropOrigin).toBe(true)
})

test('a server is told once who asks: by a name and a password, or by a key', () => {
  const move = { untouched, origin: A }
  const basic = takePasted(untouched, read(`curl -u me:secret ${A}/v1`), move)
  expect(basic.headers.map(({ name }) => name)).toEqual(['x-version', 'authorization'])
  const keyed = takePasted(basic, read(`curl ${A}/v1 -H "Authorization: Bearer sk-later"`), move)
  expect(keyed.headers).toEqual(untouched.headers)
  expect(takePasted(keyed, read(`curl -u me:secret ${A}/v1`), move).secretValue).toBe('')
})
