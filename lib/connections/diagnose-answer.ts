import type { Diagnosis, DiagnosisCause, DiagnosisStep, Remedy } from '../model/diagnosis.ts'
import { type Failure, lacksCredit } from '../model/failure.ts'
import type { ModelsAnswer } from './ask-models.ts'
import type { Credentials } from './credentials.ts'

/** The connection that is looked at. */
export interface Subject {
  readonly url: string
  readonly model: string
  readonly endpoints: { readonly completions: string; readonly models: string }
  readonly credentials: Credentials
  /** Whether a key is among them: some services want headers that are no secret. */
  readonly hasKey: boolean
  /** Its requests carry no `Origin`, as long as the browser lets us reach it. */
  readonly dropOrigin?: true
}

/** What became of a question. */
export type Asked =
  | { readonly status: 'answered' }
  /** `hasBegun`: some of an answer came before. */
  | { readonly status: 'failed'; readonly failure: Failure; readonly hasBegun?: boolean }

interface Before {
  readonly answer: ModelsAnswer
  /** With the key there was a list, and without it none. */
  readonly keyCounts: boolean
  readonly isPathKnown: boolean
}

const MOST_MODELS = 50

interface Finding {
  readonly step: DiagnosisStep
  readonly cause: DiagnosisCause
  readonly remedy: Remedy
}

/** The steps that only a question can tell: whether path, key and model are right, and whether an answer comes. */
export function* diagnoseAnswer(
  asked: Asked,
  subject: Subject,
  before: Before,
): Generator<Diagnosis, void, void> {
  const steps: readonly DiagnosisStep[] = [
    ...(before.isPathKnown ? [] : ['path' as const]),
    'key',
    'model',
    'stream',
  ]
  if (asked.status === 'answered') {
    for (const step of steps) yield { step, status: 'passed' }
    return
  }
  const { failure, hasBegun = false } = asked
  const finding = findingOf(failure, hasBegun, subject, before)
  const proven = provenBy(finding, subject, before)
  for (const step of steps) {
    if (step === finding.step) return yield { ...finding, status: 'failed', failure }
    yield { step, status: proven.includes(step) ? 'passed' : 'skipped' }
  }
}

function findingOf(failure: Failure, hasBegun: boolean, subject: Subject, before: Before): Finding {
  const { kind, status, missing, retryAfter, page } = failure
  const { url, endpoints, hasKey } = subject
  const { answer, isPathKnown } = before
  const { origin } = new URL(url)
  const inTab: Remedy = { do: 'open', url: endpoints.completions }
  const stream = (cause: DiagnosisCause, remedy: Remedy): Finding => ({ step: 'stream', cause, remedy })
  const path = (cause: DiagnosisCause): Finding => ({ step: 'path', cause, remedy: { do: 'check-url' } })
  switch (kind) {
    case 'unauthorized':
      // The key is known; what it may do, or its credit, is not enough for this.
      if (hasKey && (lacksCredit(failure) || status === 403))
        return { step: 'key', cause: 'answer', remedy: chooseModel(answer) }
      return {
        step: 'key',
        cause: hasKey && !missing ? 'key-refused' : 'key-missing',
        remedy: { do: 'enter-key' },
      }
    case 'not-found':
      if (!isPathKnown && missing !== 'model') return path(answer.type === 'web-page' ? 'web-page' : 'no-api')
      return missing === 'path' ? stream('no-api', { do: 'check-url' }) : modelMissing(answer)
    case 'bad-request':
      // Not every server has a status of its own for it; one that lists its models is taken at its word.
      return isListed(subject.model, answer) === false
        ? modelMissing(answer)
        : stream('answer', { do: 'read-failure' })
    case 'malformed':
    case 'empty':
      if (!isPathKnown) return path(answer.type === 'web-page' ? 'web-page' : 'no-api')
      if (kind === 'empty') return stream('nothing-said', chooseModel(answer))
      return page ? stream('page-answered', inTab) : stream('answer', { do: 'check-url' })
    case 'unreachable':
      return stream('question-dropped', inTab)
    case 'context-too-long':
      return stream('too-long', chooseModel(answer))
    case 'too-large':
      return stream('too-much', chooseModel(answer))
    case 'permission':
      return stream('no-permission', { do: 'grant', origin })
    case 'origin-refused':
      return stream('origin-refused', { do: 'allow-origin', origin })
    case 'redirected':
      return stream('redirected', inTab)
    case 'offline':
      return stream('answer', { do: 'go-online' })
    case 'rate-limited':
    case 'server':
    case 'timeout':
      return stream(kind === 'timeout' ? 'too-slow' : 'answer', {
        do: 'wait',
        ...(retryAfter !== undefined && { seconds: retryAfter }),
      })
    case 'truncated':
      return stream(hasBegun ? 'answer-cut' : 'answer', { do: 'read-failure' })
    default:
      return stream('answer', { do: 'read-failure' })
  }
}

const modelMissing = (answer: ModelsAnswer): Finding => ({
  step: 'model',
  cause: 'model-missing',
  remedy: chooseModel(answer),
})

function chooseModel(answer: ModelsAnswer): Remedy {
  const models = answer.type === 'models' ? answer.models.slice(0, MOST_MODELS).map(({ id }) => id) : []
  return { do: 'choose-model', models }
}

/** `undefined` where the server lists none. Some lists have the names longer than they need be asked for. */
function isListed(model: string, answer: ModelsAnswer): boolean | undefined {
  if (answer.type !== 'models' || answer.models.length === 0) return undefined
  return answer.models.some(({ id }) => [model, `models/${model}`, `${model}:latest`].includes(id))
}

/** What must have been right for the question to come as far as it did. */
function provenBy(
  { step }: Finding,
  { model }: Subject,
  { answer, keyCounts }: Before,
): readonly DiagnosisStep[] {
  if (step === 'model' && model !== '') return ['path', 'key']
  return [
    ...(step === 'key' ? ['path' as const] : []),
    ...(keyCounts ? ['key' as const] : []),
    ...(isListed(model, answer) ? ['model' as const] : []),
  ]
}
