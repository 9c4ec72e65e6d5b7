import {
  DIAGNOSIS_STEPS,
  type Diagnosis,
  type DiagnosisCause,
  type DiagnosisStep,
  type Remedy,
} from '../model/diagnosis.ts'
import { isLoopback } from '../model/is-loopback.ts'
import { askModels, type ModelsAnswer, toModelsAnswer } from './ask-models.ts'
import { type Asking, askServer, type ServerAnswer } from './ask-server.ts'
import { hasCredentials } from './credentials.ts'
import { type Asked, diagnoseAnswer, type Subject } from './diagnose-answer.ts'
import { findEndpoint } from './find-endpoint.ts'
import { refusesOrigin } from './find-local.ts'
import { isReachable } from './is-reachable.ts'

interface Means extends Pick<Asking, 'fetch' | 'signal'> {
  readonly isOnline: () => boolean
  readonly hasOrigin: (origin: string) => Promise<boolean>
  /** One real question, to the connection as it is being tested. */
  readonly ask: (signal: AbortSignal) => Promise<Asked>
  /** Milliseconds, for each look that is taken. */
  readonly timeout?: number
}

const TIMEOUT = 5_000

/**
 * Looks at a connection step by step, until one fails: all steps are told, in their order, and those after it as skipped. A
 * browser has one error for nearly everything, so each step is a probe of its own. None has a body, and only those that
 * must have the key do; a question is asked last.
 */
export async function* diagnose(subject: Subject, means: Means): AsyncGenerator<Diagnosis, void, void> {
  const left = new Set<DiagnosisStep>(DIAGNOSIS_STEPS)
  for await (const diagnosis of look(subject, means)) {
    // What was broken off says nothing about the server.
    if (means.signal.aborted) return
    left.delete(diagnosis.step)
    yield diagnosis
  }
  for (const step of left) yield { step, status: 'skipped' }
}

const passed = (step: DiagnosisStep): Diagnosis => ({ step, status: 'passed' })
const skipped = (step: DiagnosisStep): Diagnosis => ({ step, status: 'skipped' })
const failed = (step: DiagnosisStep, cause: DiagnosisCause, remedy: Remedy): Diagnosis => ({
  step,
  status: 'failed',
  cause,
  remedy,
})

/** Ends with the step that fails. */
async function* look(subject: Subject, means: Means): AsyncGenerator<Diagnosis, void, void> {
  const { url, endpoints, credentials, dropOrigin } = subject
  const { fetch, signal, isOnline, hasOrigin, ask, timeout = TIMEOUT } = means
  const asking = { fetch, signal, timeout }
  const { origin, hostname, protocol, port } = new URL(url)
  const isLocal = isLoopback(hostname)

  // This computer is there without a network.
  if (!isLocal && !isOnline()) return yield failed('online', 'offline', { do: 'go-online' })
  yield isLocal ? skipped('online') : passed('online')

  // Where it is missing it may not be needed.
  const isGranted = await hasOrigin(origin)
  yield isGranted ? passed('permission') : skipped('permission')

  const keyless = await askServer(endpoints.models, asking)
  const isThere = isSilent(keyless) ? await isReachable(origin, isGranted, asking) : true
  // On this computer nothing on the way swallows a request: who is silent is busy, and a question will tell.
  if (!(isThere ?? isLocal)) {
    const remedy: Remedy = isLocal
      ? {
          do: 'start-server',
          port: Number(port || (protocol === 'https:' ? 443 : 80)),
          url: endpoints.models,
        }
      : { do: 'open', url: endpoints.models }
    return yield failed('reachable', 'unreachable', remedy)
  }
  yield passed('reachable')

  const withKey = hasCredentials(credentials) && !isSilent(keyless)
  const answer = withKey ? await askModels(endpoints.models, credentials, asking) : toModelsAnswer(keyless)
  if (answer.type === 'unreachable') {
    yield isGranted
      ? failed('cors', 'unreadable', { do: 'open', url: endpoints.models })
      : failed('cors', 'no-permission', { do: 'grant', origin })
    return
  }
  // With a permission only a POST names our origin. A probe of one is for servers in the person's own network.
  const mayRefuse = answer.type === 'models' && protocol === 'http:'
  if (answer.type === 'refuses-origin' || (mayRefuse && (await refusesOrigin(endpoints.models, asking)))) {
    // It is dropped only where the browser lets us reach the server; with that, something else is refused.
    if (!dropOrigin) return yield failed('cors', 'origin-refused', { do: 'allow-origin', origin })
    if (!isGranted) return yield failed('cors', 'no-permission', { do: 'grant', origin })
  }
  yield answer.type === 'timeout' ? skipped('cors') : passed('cors')

  if (answer.type === 'redirected') {
    return yield failed('redirected', 'redirected', { do: 'open', url: endpoints.models })
  }
  yield answer.type === 'timeout' ? skipped('redirected') : passed('redirected')

  const path = await lookAtPath(answer, subject, asking)
  if (path?.status === 'failed') return yield path
  if (path) yield path
  const keyCounts = withKey && answer.type === 'models' && toModelsAnswer(keyless).type !== 'models'
  const asked = subject.model === '' ? withoutModel(answer) : await ask(signal)
  yield* diagnoseAnswer(asked, subject, { answer, keyCounts, isPathKnown: path !== undefined })
}

/** Nothing can be asked: what there was to hear when models were asked for is all there is. */
const withoutModel = ({ type }: ModelsAnswer): Asked => ({
  status: 'failed',
  failure: type === 'wants-key' ? { kind: 'unauthorized' } : { kind: 'not-found', missing: 'model' },
})

const isSilent = ({ type }: ServerAnswer) => type === 'unreachable' || type === 'timeout'

/** `undefined`: a question will tell. */
async function lookAtPath(
  answer: ModelsAnswer,
  { url, endpoints, credentials }: Subject,
  asking: Asking,
): Promise<Diagnosis | undefined> {
  if (answer.type === 'models' || answer.type === 'wants-key') return passed('path')
  if (answer.type !== 'nothing' && answer.type !== 'web-page') return undefined
  const finding = await findEndpoint(url, credentials, asking)
  if (finding.status === 'missing') return undefined
  return toCompletions(finding.url) === endpoints.completions
    ? passed('path')
    : failed('path', 'other-path', { do: 'use-url', url: finding.url })
}

function toCompletions(url: string): string {
  const whole = new URL(url)
  if (!whole.pathname.endsWith('/chat/completions')) whole.pathname += '/chat/completions'
  return whole.href
}
