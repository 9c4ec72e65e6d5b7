import { describe, expect, test } from 'vitest'
import type { FailedStep } from '../../../lib/model/diagnosis.ts'
import { type Extra, list, refusal, run } from './run-diagnosis.ts'
import { modelList, startServer } from './scripted-server.ts'

describe('a question', () => {
  const FAILURES: [string, Extra, Partial<FailedStep>, string][] = [
    [
      'without the key that is wanted',
      { failure: { kind: 'unauthorized', status: 401 } },
      { step: 'key', cause: 'key-missing', remedy: { do: 'enter-key' } },
      '-+++++!--',
    ],
    [
      'with a key that is wrong',
      { key: 'wrong', failure: { kind: 'unauthorized', status: 401 } },
      { step: 'key', cause: 'key-refused', remedy: { do: 'enter-key' } },
      '-+++++!--',
    ],
    ...[402, 403].map((status): [string, Extra, Partial<FailedStep>, string] => [
      `that its key does not allow, with ${status}`,
      { key: 'poor', failure: { kind: 'unauthorized', status } },
      { step: 'key', cause: 'answer', remedy: { do: 'choose-model', models: ['a'] } },
      '-+++++!--',
    ]),
    [
      'for which nothing is left of the credit, by a server that says 429',
      { key: 'poor', failure: { kind: 'unauthorized', status: 429, missing: 'credit' } },
      { step: 'key', cause: 'answer', remedy: { do: 'choose-model', models: ['a'] } },
      '-+++++!--',
    ],
    [
      'with one secret of two',
      { key: 'half', failure: { kind: 'unauthorized', status: 401, missing: 'key' } },
      { step: 'key', cause: 'key-missing', remedy: { do: 'enter-key' } },
      '-+++++!--',
    ],
    [
      'to a model that is not there',
      { model: 'b', failure: { kind: 'not-found', status: 404 } },
      { step: 'model', cause: 'model-missing', remedy: { do: 'choose-model', models: ['a'] } },
      '-++++++!-',
    ],
    [
      'to a model that is not there, by a server that says 400',
      { model: 'b', failure: { kind: 'bad-request', status: 400 } },
      { step: 'model', cause: 'model-missing', remedy: { do: 'choose-model', models: ['a'] } },
      '-++++++!-',
    ],
    [
      'that is wrong in another way',
      { failure: { kind: 'bad-request', status: 400 } },
      { step: 'stream', cause: 'answer', remedy: { do: 'read-failure' } },
      '-+++++-+!',
    ],
    [
      'too many',
      { failure: { kind: 'rate-limited', status: 429, retryAfter: 20 } },
      { step: 'stream', cause: 'answer', remedy: { do: 'wait', seconds: 20 } },
      '-+++++-+!',
    ],
    [
      'to a server at fault',
      { failure: { kind: 'server', status: 500 } },
      { step: 'stream', cause: 'answer', remedy: { do: 'wait' } },
      '-+++++-+!',
    ],
    [
      'that needs the permission after all',
      { failure: { kind: 'permission' }, hasOrigin: async () => false },
      { step: 'stream', cause: 'no-permission' },
      '--++++-+!',
    ],
    [
      'that is refused for its origin',
      { failure: { kind: 'origin-refused', status: 403 } },
      { step: 'stream', cause: 'origin-refused' },
      '-+++++-+!',
    ],
    [
      'at which the connection breaks',
      { failure: { kind: 'unreachable' } },
      { step: 'stream', cause: 'question-dropped', remedy: { do: 'open', url: 'URL' } },
      '-+++++-+!',
    ],
    [
      'answered with a page',
      { failure: { kind: 'malformed', status: 200, page: true } },
      { step: 'stream', cause: 'page-answered', remedy: { do: 'open', url: 'URL' } },
      '-+++++-+!',
    ],
    [
      'answered with what is no answer',
      { failure: { kind: 'malformed', status: 200 } },
      { step: 'stream', cause: 'answer', remedy: { do: 'check-url' } },
      '-+++++-+!',
    ],
    [
      'answered with nothing',
      { failure: { kind: 'empty', status: 204 } },
      { step: 'stream', cause: 'nothing-said', remedy: { do: 'choose-model', models: ['a'] } },
      '-+++++-+!',
    ],
    [
      'that is too long',
      { failure: { kind: 'context-too-long', status: 413 } },
      { step: 'stream', cause: 'too-long', remedy: { do: 'choose-model', models: ['a'] } },
      '-+++++-+!',
    ],
    [
      'whose answer has no end',
      { failure: { kind: 'too-large', status: 200 } },
      { step: 'stream', cause: 'too-much', remedy: { do: 'choose-model', models: ['a'] } },
      '-+++++-+!',
    ],
    [
      'that takes too long',
      { failure: { kind: 'timeout', status: 408, retryAfter: 20 } },
      { step: 'stream', cause: 'too-slow', remedy: { do: 'wait', seconds: 20 } },
      '-+++++-+!',
    ],
    [
      'that is cut off',
      { failure: { kind: 'truncated' } },
      { step: 'stream', cause: 'answer', remedy: { do: 'read-failure' } },
      '-+++++-+!',
    ],
    [
      'whose answer is cut off',
      { failure: { kind: 'truncated' }, hasBegun: true },
      { step: 'stream', cause: 'answer-cut', remedy: { do: 'read-failure' } },
      '-+++++-+!',
    ],
  ]
  test.each(FAILURES)('%s fails with its cause and the one thing to do', async (_, extra, finding, signs) => {
    const server = await startServer(list)
    const { steps, failed } = await run(`${server.url}/v1`, extra)
    const url = `${server.url}/v1/chat/completions`
    const remedy = finding.remedy?.do === 'open' ? { ...finding.remedy, url } : finding.remedy
    expect(failed).toMatchObject({ ...finding, ...(remedy && { remedy }), failure: extra.failure })
    expect(steps).toBe(signs)
  })

  test('that fails for another reason shows that the key was right, where the list wanted it', async () => {
    const server = await startServer({
      'GET /v1/models': ({ headers }, response) => {
        if (headers.authorization) response.end(JSON.stringify(modelList('a')))
        else response.writeHead(401).end(JSON.stringify(refusal.json))
      },
    })
    const failure = { kind: 'server', status: 500 } as const
    expect((await run(`${server.url}/v1`, { key: 'secret', failure })).steps).toBe('-+++++++!')
  })
})
