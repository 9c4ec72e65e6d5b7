import { expect, test } from 'vitest'
import type { Message } from '../../../lib/model/message.ts'
import { isHeld } from '../../../lib/model/queued-question.ts'
import { answer, COMPLETE, conversationOf, question } from './samples.ts'

const STOPPED = { status: 'stopped' } as const
const asked = question('q', 'Hello?')
const stopped = answer('r', 'q', { outcome: STOPPED })

test.each<[string, boolean, Message[]]>([
  ['is being written', false, [asked, answer('r', 'q')]],
  ['is whole', false, [asked, answer('r', 'q', { outcome: COMPLETE })]],
  ['was stopped', true, [asked, stopped]],
  [
    'was stopped, and another question is being answered',
    true,
    [asked, stopped, { ...question('s', 'Another'), parent: 'r' }, answer('t', 's')],
  ],
  ['is being written anew', false, [asked, stopped, answer('s', 'q')]],
  ['was stopped anew', true, [asked, stopped, answer('s', 'q', { outcome: STOPPED })]],
  [
    'is whole in other words',
    false,
    [asked, stopped, question('s', 'Hello'), answer('t', 's', { outcome: COMPLETE })],
  ],
])('a question is held up or not where the answer before it %s: %s', (_, is, messages) => {
  const waiting = { id: 'w', parts: [{ type: 'text', text: 'And then?' } as const], follows: 'r' }
  expect(isHeld(conversationOf(...messages), waiting)).toBe(is)
})
