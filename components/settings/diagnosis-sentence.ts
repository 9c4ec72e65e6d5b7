import type { ManagedMark } from '../../lib/model/connection.ts'
import type { DiagnosisCause, DiagnosisStep, FailedStep, Remedy } from '../../lib/model/diagnosis.ts'
import { ASK_THEM, failureSentence, upper } from '../chat/failure-sentence.ts'

interface Where {
  readonly host: string
  readonly model: string
  /** Of a connection that the person's organisation has locked. */
  readonly lock?: ManagedMark | undefined
}

export const STEP_NAMES: Record<DiagnosisStep, string> = {
  online: 'Online',
  permission: 'Permission of the browser',
  reachable: 'Server reachable',
  cors: 'Answers can be read',
  redirected: 'No redirect',
  path: 'Address of the interface',
  key: 'Key',
  model: 'Model',
  stream: 'Answer',
}

type Words = readonly [what: string, toDo: string]
type Sentence = (where: Where, failed: FailedStep) => Words

/** What is wrong, and the one thing to do. */
const SENTENCES: Record<Exclude<DiagnosisCause, 'answer'>, Sentence> = {
  offline: () => ['You are offline.', 'Connect to the internet, then choose Test.'],
  // A browser does not say which of the three it is.
  unreachable: ({ host }, { remedy }) =>
    remedy.do === 'start-server'
      ? [
          `${host} could not be reached: nothing listens on port ${remedy.port} of this computer, its certificate is untrusted, or it speaks http where the address says https, or the reverse.`,
          'Start the server there, or open the address in a tab: there the browser says what it is.',
        ]
      : [
          `${host} could not be reached: unknown name, refused or untrusted certificate.`,
          'Open the address in a tab: there the browser says which.',
        ],
  'no-permission': ({ host }) => [
    `${host} is there, but the browser needs your permission to read its answers.`,
    'Choose Allow.',
  ],
  unreadable: ({ host }) => [
    `${host} is there, but the browser keeps back what it answers.`,
    'Open the address in a tab: there it says why.',
  ],
  'origin-refused': ({ host }) => [
    `${host} refuses requests of browser extensions (403).`,
    'Allow this extension there: for Ollama with the line for its system, then start Ollama again. Or ask without Origin: what this extension asks there then does not say where it comes from.',
  ],
  redirected: ({ host, lock }) => [
    `${host} sends questions on to another address, which is not followed.`,
    lock
      ? 'Open it in a tab, and tell your organisation where it leads: it has set this connection.'
      : 'Open it in a tab, and enter the final address above.',
  ],
  'other-path': ({ host }, { remedy }) => [
    `${host} has its interface at another address${remedy.do === 'use-url' ? `, ${remedy.url}` : ''}.`,
    'Use that one.',
  ],
  'web-page': ({ host }) => [
    `${host} shows a web page at this address and has no interface there.`,
    'Check the server URL.',
  ],
  'no-api': ({ host }) => [`${host} has no chat service at this address.`, 'Check the server URL.'],
  'key-missing': ({ host }) => [`${host} wants a key.`, 'Enter it above.'],
  'key-refused': ({ host }) => [`${host} refused the key.`, 'Check it, or enter another one.'],
  'model-missing': ({ host, model }, { remedy }) => [
    model.trim() ? `${host} does not know the model “${model}”.` : 'No model is chosen yet.',
    remedy.do === 'choose-model' && remedy.models.length > 0
      ? `Choose one of those that ${model.trim() ? 'it' : host} lists.`
      : `Enter the name of one that ${model.trim() ? 'it' : host} has.`,
  ],
  'question-dropped': ({ host }) => [
    `${host} is there, but the connection broke when a question was sent.`,
    'Open the address in a tab: there the browser says whether it still answers, or what stands in between.',
  ],
  'page-answered': ({ host }) => [
    `${host} answers questions with a web page, perhaps a login page.`,
    'Open it in a tab and log in there, then choose Test.',
  ],
  'too-long': ({ host, model }) => [
    `${host} says that even a few words are more than “${model}” can read.`,
    'Choose another model, or a lower number of Max tokens.',
  ],
  'too-slow': ({ host }) => [
    `${host} took too long to answer a few words.`,
    'Choose Test in a moment, or a faster model.',
  ],
  'too-much': ({ host }) => [
    `${host} sent more than can be shown, in answer to a few words.`,
    'Choose another model.',
  ],
  'nothing-said': ({ host, model }) => [
    `${host} took the question, and its answer for “${model}” was empty.`,
    'Choose Test to see whether it is so again, or another model.',
  ],
  'answer-cut': ({ host }) => [
    `${host} began to answer, and the connection ended before the answer did.`,
    'Choose Test to see whether it does so again.',
  ],
}

export function diagnosisSentence(failed: FailedStep, where: Where): string {
  if (failed.cause === 'answer')
    return failureSentence(failed.failure ?? { kind: 'malformed' }, { ...where, again: 'Test' })
  const [what, toDo] = SENTENCES[failed.cause](where, failed)
  return `${what} ${isTheirs(failed.remedy, where.lock) ? `${upper(ASK_THEM)}.` : toDo}`
}

const THEIRS: readonly Remedy['do'][] = ['use-url', 'check-url', 'choose-model']

/** Whether only the person's organisation can do it. */
export function isTheirs({ do: wanted }: Remedy, lock: ManagedMark | undefined): boolean {
  return lock !== undefined && (THEIRS.includes(wanted) || (lock.key === true && wanted === 'enter-key'))
}
