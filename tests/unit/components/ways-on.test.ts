import { expect, test } from 'vitest'
import { failureSentence } from '../../../components/chat/failure-sentence.ts'
import { type WayOn, waysOn } from '../../../components/chat/ways-on.ts'
import { FAILURE_KINDS, type Failure, TOO_LONG } from '../../../lib/model/failure.ts'

const FAILURES: readonly Failure[] = [
  ...FAILURE_KINDS.map(kind => ({ kind })),
  ...[401, 402, 403].map(status => ({ kind: 'unauthorized', status }) as const),
  { kind: 'unauthorized', missing: 'key' },
  { kind: 'unauthorized', status: 429, missing: 'credit' },
  { kind: 'not-found', missing: 'path' },
  { kind: 'not-found', missing: 'model' },
  { kind: 'bad-request', header: 'Cookie' },
  ...[400, 411, 421, 451].map(status => ({ kind: 'bad-request', status }) as const),
  ...[undefined, ...TOO_LONG].map(
    of => ({ kind: 'context-too-long', tokens: { sent: 2, window: 1, ...(of && { of }) } }) as const,
  ),
  { kind: 'unreachable', status: 407 },
  { kind: 'empty', cut: 'length' },
  { kind: 'empty', cut: 'content_filter' },
  { kind: 'malformed', page: true },
  { kind: 'no-connection', managed: true },
]

const WORDS: readonly (readonly [RegExp, readonly WayOn[]])[] = [
  [/in Options/, ['options', 'wait-longer']],
  [/give it longer/, ['wait-longer']],
  [/another model/, ['another-model']],
  [/conversation’s settings/, ['setup']],
  [/new chat/i, ['start-over', 'new-chat']],
  [/shorter|shorten|in other words/i, ['edit']],
  [/what is stored/, ['stored']],
  [/Update the extension/, ['update']],
  [/Log in there|another address/, ['tab']],
]

test.each([undefined, { locked: true }, { locked: true, key: true }] as const)(
  'every way that a sentence speaks of can be taken, and no other is offered: %j',
  lock => {
    for (const failure of FAILURES) {
      const sentence = failureSentence(failure, { host: 'one.example', model: 'm', lock })
      const ways = waysOn(failure, lock)
      for (const [words, buttons] of WORDS) {
        const isOffered = buttons.some(button => ways.includes(button))
        // What the browser cannot tell is told by the address in a tab.
        if (failure.kind !== 'unreachable' || !buttons.includes('tab'))
          expect({ failure, words, isOffered }).toEqual({ failure, words, isOffered: words.test(sentence) })
      }
    }
  },
)
