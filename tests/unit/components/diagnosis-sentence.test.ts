import { expect, test } from 'vitest'
import { diagnosisSentence, isTheirs } from '../../../components/settings/diagnosis-sentence.ts'
import { diagnoseAnswer } from '../../../lib/connections/diagnose-answer.ts'
import {
  DIAGNOSIS_CAUSES,
  type DiagnosisCause,
  type FailedStep,
  type Remedy,
} from '../../../lib/model/diagnosis.ts'
import { type Failure, PROVIDER_FAILURE_KINDS } from '../../../lib/model/failure.ts'

const where = { host: 'one.example', model: 'm' }
const sentence = (failed: Partial<FailedStep>) =>
  diagnosisSentence(
    { step: 'stream', status: 'failed', cause: 'answer', remedy: { do: 'read-failure' }, ...failed },
    where,
  )

/** Where nothing was reached on this computer. */
const START: Remedy = { do: 'start-server', port: 11434, url: 'http://127.0.0.1:11434/v1/models' }

test('every cause has a sentence of its own that says what to do', () => {
  const sentences = DIAGNOSIS_CAUSES.map(cause => sentence({ cause }))
  expect(new Set(sentences).size).toBe(DIAGNOSIS_CAUSES.length)
  for (const words of sentences)
    expect(words).toMatch(/(?:Connect|Open|open|Allow|enter|Use|Check|Enter|Choose|choose)\b.*\.$/)
})

test.each<[string, Partial<FailedStep>, string]>([
  ['the port', { cause: 'unreachable', remedy: START }, 'port 11434'],
  ['the certificate', { cause: 'unreachable', remedy: START }, 'certificate is untrusted'],
  [
    'the address',
    { cause: 'other-path', remedy: { do: 'use-url', url: 'https://one.example/v1' } },
    'https://one.example/v1',
  ],
  ['the model', { cause: 'model-missing', remedy: { do: 'choose-model', models: ['n'] } }, '“m”'],
  [
    'how long to wait',
    { remedy: { do: 'wait', seconds: 7 } satisfies Remedy, failure: { kind: 'rate-limited', retryAfter: 7 } },
    '7 seconds',
  ],
])('it names %s', (_what, failed, words) => {
  expect(sentence(failed)).toContain(words)
})

const FAILURES: readonly Failure[] = [
  ...PROVIDER_FAILURE_KINDS.map(kind => ({ kind })),
  { kind: 'malformed', status: 200, page: true },
  { kind: 'context-too-long', status: 413 },
  { kind: 'empty', status: 204 },
  { kind: 'server', status: 529, retryAfter: 7 },
  { kind: 'unauthorized', status: 402 },
]

test.each(FAILURES)(
  'what is said of $kind is about a test, where all but the question went well',
  failure => {
    const subject = {
      url: 'https://one.example/v1',
      model: 'm',
      endpoints: {
        models: 'https://one.example/v1/models',
        completions: 'https://one.example/v1/chat/completions',
      },
      credentials: {},
      hasKey: true,
    }
    const before = {
      answer: { type: 'models', models: [{ id: 'm' }], sure: true } as const,
      keyCounts: true,
      isPathKnown: true,
    }
    const steps = [...diagnoseAnswer({ status: 'failed', failure }, subject, before)]
    const failed = steps.find((step): step is FailedStep => step.status === 'failed')
    if (!failed) throw new Error('No step failed')
    const words = diagnosisSentence(failed, where)
    // There is no conversation, the question is the test's own, and the server was reached a moment ago.
    expect(words).not.toMatch(/conversation|new chat|other words|shorter|unknown name|Retry|Send\b/)
    expect(failed.remedy.do === 'open').toBe(/in a tab/.test(words))
  },
)

test('where no model is chosen yet it is said where to choose one', () => {
  const failed: FailedStep = {
    step: 'model',
    status: 'failed',
    cause: 'model-missing',
    remedy: { do: 'choose-model', models: ['n'] },
  }
  expect(diagnosisSentence(failed, { ...where, model: '' })).toBe(
    'No model is chosen yet. Choose one of those that one.example lists.',
  )
})

test.each<[DiagnosisCause, Remedy]>([
  ['other-path', { do: 'use-url', url: 'https://one.example/v1' }],
  ['web-page', { do: 'check-url' }],
  ['no-api', { do: 'check-url' }],
  ['model-missing', { do: 'choose-model', models: ['n'] }],
  ['key-refused', { do: 'enter-key' }],
])('what only the organisation can put right is for it to do: %s', (cause, remedy) => {
  const failed = { step: 'path', status: 'failed', cause, remedy } as const
  const lock = { locked: true, key: true } as const
  expect(diagnosisSentence(failed, where)).not.toContain('organisation')
  expect(diagnosisSentence(failed, { ...where, lock })).toMatch(
    /\. Ask your organisation, which has set this connection\.$/,
  )
  expect(isTheirs(remedy, lock)).toBe(true)
  expect(isTheirs(remedy, { locked: true })).toBe(cause !== 'key-refused')
})
