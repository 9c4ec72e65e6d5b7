import type { DiagnosisCause, DiagnosisStep, FailedStep } from '../../lib/model/diagnosis.ts'
import { failureSentence } from '../chat/failure-sentence.ts'

interface Where {
  readonly host: string
  readonly model: string
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

type Sentence = (where: Where, failed: FailedStep) => string

/** What is wrong, and the one thing to do. */
const SENTENCES: Record<DiagnosisCause, Sentence> = {
  offline: () => 'You are offline. Connect to the internet, then choose Test.',
  // A browser does not say which of the three it is.
  unreachable: ({ host }, { remedy }) =>
    remedy.do === 'start-server'
      ? `Nothing answers on port ${remedy.port} of this computer. Start the server there, then choose Test.`
      : `${host} could not be reached: unknown name, refused or untrusted certificate. Open the address in a tab: there the browser says which.`,
  'no-permission': ({ host }) =>
    `${host} is there, but the browser needs your permission to read its answers. Choose Allow.`,
  unreadable: ({ host }) =>
    `${host} is there, but the browser keeps back what it answers. Open the address in a tab: there it says why.`,
  'origin-refused': ({ host }) =>
    `${host} refuses requests of browser extensions (403). Allow this extension there: for Ollama with the line for its system, then start Ollama again. Or ask without Origin: what this extension asks there then does not say where it comes from.`,
  redirected: ({ host }) =>
    `${host} sends questions on to another address, which is not followed. Open it in a tab, and enter the final address above.`,
  'other-path': ({ host }, { remedy }) =>
    `${host} has its interface at another address${remedy.do === 'use-url' ? `, ${remedy.url}` : ''}. Use that one.`,
  'web-page': ({ host }) =>
    `${host} shows a web page at this address and has no interface there. Check the server URL.`,
  'no-api': ({ host }) => `${host} has no chat service at this address. Check the server URL.`,
  'key-missing': ({ host }) => `${host} wants a key. Enter it above.`,
  'key-refused': ({ host }) => `${host} refused the key. Check it, or enter another one.`,
  'model-missing': ({ host, model }, { remedy }) =>
    remedy.do === 'choose-model' && remedy.models.length > 0
      ? `${host} does not know the model “${model}”. Choose one of those that it lists.`
      : `${host} does not know the model “${model}”. Enter the name of one that it has.`,
  answer: (where, { failure }) =>
    failureSentence(failure ?? { kind: 'malformed' }, { ...where, again: 'Test' }),
}

export function diagnosisSentence(failed: FailedStep, where: Where): string {
  return SENTENCES[failed.cause](where, failed)
}
