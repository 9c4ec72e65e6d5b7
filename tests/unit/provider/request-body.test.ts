import { expect, test } from 'vitest'
import type { Quirk } from '../../../lib/model/quirk.ts'
import { toRequestBody } from '../../../lib/provider/request-body.ts'
import { HELLO } from './fake-server.ts'
import { IMAGE, MESSAGES, OPTIONS, requestFor } from './full-request.ts'

/** What is sent to a server that is known for this. */
const sentFor = (quirk: Quirk, request = requestFor(quirk)) => toRequestBody(request, [quirk])

test('instructions go before the first question', () => {
  const request = {
    ...requestFor(),
    messages: [MESSAGES[0], ...HELLO].filter(message => message !== undefined),
  }
  expect(sentFor('no-system', request).messages).toEqual([{ role: 'user', content: 'Be brief.\n\nHello' }])
  expect(sentFor('no-system').messages).toEqual([
    {
      role: 'user',
      content: [{ type: 'text', text: 'Be brief.' }, { type: 'text', text: 'What is this?' }, IMAGE],
    },
  ])
})

test('instructions without a question become one, and none stay none', () => {
  const alone = { ...requestFor(), messages: [{ role: 'system', content: 'Be brief.' }] as const }
  expect(sentFor('no-system', alone).messages).toEqual([{ role: 'user', content: 'Be brief.' }])
  expect(sentFor('no-system', { ...alone, messages: HELLO }).messages).toEqual(HELLO)
})

test('a model that sees no images is told that there was one', () => {
  expect(sentFor('no-images').messages[1]).toEqual({
    role: 'user',
    content: 'What is this?\n\n[An image, which you cannot see.]',
  })
})

test('without a stream the answer comes whole, and no options of one are sent', () => {
  const sent = sentFor('no-stream')
  expect(sent.stream).toBe(false)
  expect(sent).not.toHaveProperty('stream_options')
})

test.each([
  ['no-temperature', 'temperature'],
  ['no-top-p', 'top_p'],
  ['no-stop', 'stop'],
  ['no-stream-options', 'stream_options'],
] as const)('%s: nothing else is left out than %s', (quirk, name) => {
  const { [name]: _, ...rest } = { model: 'm', messages: MESSAGES, stream: true, ...OPTIONS, max_tokens: 5 }
  expect(sentFor(quirk)).toEqual(rest)
})

test('a limit goes by the other name', () => {
  expect(sentFor('max-completion-tokens')).toMatchObject({ max_completion_tokens: 5 })
  expect(sentFor('max-completion-tokens')).not.toHaveProperty('max_tokens')
  expect(sentFor('max-tokens')).toMatchObject({ max_tokens: 5 })
  expect(sentFor('max-tokens')).not.toHaveProperty('max_completion_tokens')
})
