import { expect, test } from 'vitest'
import type { Quirk } from '../../../lib/model/quirk.ts'
import { toRequestBody } from '../../../lib/provider/request-body.ts'
import { answer, ask, refusal } from './ask-refused.ts'
import { HELLO } from './fake-server.ts'
import { requestFor } from './full-request.ts'

const refused = (message: string) => refusal(400, { error: { message } })
const onlyStreams = () => refused('This model only supports stream mode.')

/** With what had been learned of the model before. */
const knowing = (...m: Quirk[]) => ({ quirks: { m } })

test('a server that wants what it refused once is asked as if nothing were known, unseen, and believed', async () => {
  const { outcome, events, sent, learned } = await ask(
    requestFor(),
    [onlyStreams(), answer],
    knowing('no-stream', 'no-top-p'),
  )
  expect({ outcome, events }).toEqual({ outcome: 'answered', events: ['text', 'finish'] })
  expect(sent).toEqual([
    toRequestBody(requestFor(), ['no-stream', 'no-top-p']),
    toRequestBody(requestFor(), []),
  ])
  expect(learned).toEqual([['m', []]])
})

test('what it still refuses is left out again, and that alone is known from then on', async () => {
  const { outcome, sent, learned } = await ask(
    requestFor(),
    [
      refused('Unknown field: max_completion_tokens'),
      onlyStreams(),
      refused('temperature is not supported'),
      answer,
    ],
    knowing('max-completion-tokens', 'no-temperature', 'no-stream'),
  )
  expect({ outcome, sent: sent.length }).toEqual({ outcome: 'answered', sent: 4 })
  expect(learned.at(-1)).toEqual(['m', ['max-tokens', 'no-temperature']])
})

test('nothing is forgotten where that is refused as well, and it is not asked without end', async () => {
  const { outcome, sent, learned } = await ask(
    requestFor(),
    Array.from({ length: 9 }, () => refused('No')),
    knowing('no-stream'),
  )
  expect({ outcome, sent: sent.length, learned }).toEqual({ outcome: 'bad-request', sent: 2, learned: [] })
})

test('what changes nothing in a request is neither asked again nor forgotten', async () => {
  const bare = { model: 'm', messages: HELLO, stream: true }
  const without = await ask(bare, [refused('No'), answer], knowing('no-images', 'no-system'))
  expect({ sent: without.sent.length, learned: without.learned }).toEqual({ sent: 1, learned: [] })
  const { learned } = await ask(bare, [onlyStreams(), answer], knowing('no-images', 'no-stream'))
  expect(learned).toEqual([['m', ['no-images']]])
})

test('a server that is busy or wants a key is not asked for it', async () => {
  for (const status of [401, 404, 429, 503]) {
    const { sent } = await ask(requestFor(), [refusal(status, {}), answer], knowing('no-stream'))
    expect(sent).toHaveLength(1)
  }
})
