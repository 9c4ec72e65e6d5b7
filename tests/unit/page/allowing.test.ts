import { expect, test, vi } from 'vitest'
import type { Connection } from '../../../lib/model/connection.ts'
import { createAllowing } from '../../../lib/page/allowing.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import { answer } from '../model/samples.ts'

const ONE: Connection = { id: 'one', url: 'https://one.example/v1', model: 'm', hasKey: false }
const TWO: Connection = { id: 'two', url: 'https://two.example/v1', model: 'm', hasKey: false }

/** An answer of `two`, where questions go to `one`. */
function open(two: Connection | undefined, insteadOf?: readonly string[]) {
  const requestOrigin = vi.fn(async (_origin: string) => true)
  const send = vi.fn(async (_command: Command) => {})
  const allowing = createAllowing({
    current: () => 'c',
    connections: () => [ONE, ...(two ? [two] : [])],
    connection: () => ONE,
    requestOrigin,
    send,
    now: () => 1,
  })
  const failed = answer('a', 'q', {
    connection: 'two',
    host: 'two.example',
    ...(insteadOf && { insteadOf }),
    outcome: { status: 'failed', failure: { kind: 'permission' } },
  })
  return { allowing, failed, requestOrigin, send }
}

test('the host of a server that was asked in another’s place is asked for, and no other', () => {
  const { allowing, failed, requestOrigin, send } = open(TWO, ['ONE'])
  expect(allowing.isSubstitute(failed)).toBe(true)
  allowing.allow(failed)
  expect(requestOrigin.mock.calls).toEqual([['https://two.example']])
  expect(send.mock.calls[0]?.[0]).toMatchObject({ type: 'await-permission', origin: 'https://two.example' })
})

test.each([
  ['was chosen', TWO, undefined],
  ['is gone', undefined, ['ONE']],
  ['is off', { ...TWO, off: true } as const, ['ONE']],
  ['stands elsewhere now', { ...TWO, url: 'https://three.example/v1' }, ['ONE']],
])('one that %s would not be asked so again', (_, two, insteadOf) => {
  const { allowing, failed, requestOrigin } = open(two, insteadOf)
  expect(allowing.isSubstitute(failed)).toBe(false)
  allowing.allow(failed)
  expect(requestOrigin.mock.calls).toEqual([['https://one.example']])
})
