import type { ManagedMark } from '../../lib/model/connection.ts'
import {
  type Failure,
  type FailureKind,
  isOverloaded,
  lacksCredit,
  NOT_MODIFIED,
} from '../../lib/model/failure.ts'
import type { FinishReason } from '../../lib/model/message.ts'

interface Where {
  readonly host: string
  readonly model: string
  /** The name of the button that tries again; Retry unless given. */
  readonly again?: 'Retry' | 'Send' | 'Test'
  /** Whether questions go to another server by now; not unless given. */
  readonly left?: boolean
  /** Of a connection that the person's organisation has locked. */
  readonly lock?: ManagedMark | undefined
}

interface Words extends Required<Where> {
  /** Where the server is chosen, unless the person is there. */
  readonly there: string
  /** What to do about what the connection is set to, in the middle of a sentence. */
  mend(what: string): string
  /** The same about its key. */
  mendKey(what: string): string
}

/** What is not the person's to change. */
export const ASK_THEM = 'ask your organisation, which has set this connection'

/** What is said under these is about what was asked, and with which model. */
const ABOUT_QUESTION: readonly number[] = [200, 400, 422]

const CUT_SENTENCES: Partial<Record<FinishReason, string>> = {
  length: 'Cut at the length limit.',
  content_filter: 'The server’s content filter ended this answer.',
}

export const cutSentence = (reason: FinishReason | undefined): string | undefined =>
  reason && CUT_SENTENCES[reason]

/** What is too long, and what to do about it. */
const TOO_LONG = {
  instructions: ['The instructions alone are', 'Cut them down in the conversation’s settings'],
  question: ['The question is', 'Shorten it'],
  both: [
    'The question and the instructions together are',
    'Shorten the question, or the instructions in the conversation’s settings',
  ],
  all: ['This conversation is', 'Shorten the question or start a new chat'],
} as const

const tooLong = (
  [what, wayOut]: (typeof TOO_LONG)[keyof typeof TOO_LONG],
  { sent, window }: NonNullable<Failure['tokens']>,
  model: string,
) => `${what} about ${count(sent)} tokens long and ${model} reads ${count(window)}. ${wayOut}.`

type Sentence = (words: Words, failure: Failure) => string

/** What happened, and what the person can do now. */
const SENTENCES: Record<FailureKind, Sentence> = {
  offline: ({ again }) => `You are offline. Connect to the internet, then choose ${again}.`,
  // A browser does not say which of the three it is.
  unreachable: ({ host, again, mend }, { status }) =>
    status === 407
      ? `A proxy on the way to ${host} wants a name and password of its own. Open the address in a tab and give them, then choose ${again}.`
      : `${host} could not be reached: unknown name, refused or untrusted certificate. Check your network, ${mend('the server address')}, then choose ${again}.`,
  permission: ({ host, again, left }) =>
    left
      ? `The browser needed your permission to reach ${host}. Choose ${again} to ask the server you use now.`
      : again === 'Retry'
        ? `The browser needs your permission to reach ${host}. Choose Allow, and the question is sent again.`
        : `The browser needs your permission to reach ${host}. Choose ${again} and allow it.`,
  'origin-refused': ({ host, again, left, there }) => {
    const what = `${host} does not accept questions from browser extensions.`
    if (left) return `${what} Choose ${again} to ask the server you use now.`
    return again === 'Retry'
      ? `${what} Allow this extension’s origin on the server, or choose Ask without Origin: what this extension asks there then does not say where it comes from.`
      : `${what} Allow this extension’s origin on the server, or choose another server${there}.`
  },
  unauthorized: ({ host, lock, there, mendKey }, failure) =>
    failure.missing === 'key'
      ? `${host} wants a key, and there is none on this computer. ${upper(lock?.key ? ASK_THEM : `enter it${there}`)}.`
      : lacksCredit(failure)
        ? `${host} has no credit left for this key. Add some there, choose another model, or ${mendKey('the key')}.`
        : failure.status === 403
          ? `${host} does not allow this. Choose another model, or ${mendKey('the rights of the key')}.`
          : `${host} refused the key. ${upper(mendKey('the key or access code'))}.`,
  'not-found': ({ host, model, mend }, { missing }) =>
    missing === 'path'
      ? `${host} has no chat service here. ${upper(mend('the server address'))}.`
      : missing
        ? `${host} does not know the model “${model}”. Choose another model, or ${mend('its name')}.`
        : `${host} does not know the model “${model}” or this address. ${upper(mend('both'))}.`,
  'rate-limited': ({ host, again }, { retryAfter }) =>
    `${host} has had too many questions. ${later(again, retryAfter)}, or choose another model.`,
  'context-too-long': ({ model }, { tokens }) =>
    tokens
      ? tooLong(TOO_LONG[tokens.of ?? 'all'], tokens, model)
      : `This conversation is longer than ${model} can read. Shorten the question or start a new chat.`,
  'bad-request': ({ host, again, mend }, { header, status = 400 }) =>
    header === undefined
      ? !ABOUT_QUESTION.includes(status)
        ? `${host} refused the request with the status ${status}. ${upper(mend('the server address'))}, then choose ${again}.`
        : `${host} did not accept the request. ${upper(mend('the model and temperature'))}, then choose ${again}.`
      : `The header “${header}” cannot be sent. ${upper(mend('its name and value'))}.`,
  redirected: ({ host, lock, there }) =>
    `${host} sends questions on to another address, which is not followed. ${upper(lock ? ASK_THEM : `enter the final address${there}`)}.`,
  server: ({ host, again }, { status, retryAfter }) =>
    isOverloaded(status)
      ? `${host} is overloaded. ${later(again, retryAfter)}.`
      : `${host} has a problem of its own. ${later(again, retryAfter)}.`,
  malformed: ({ host, again, mend }, { page, status }) => {
    const address = mend('the server address')
    if (page) return `${host} answered with a web page, perhaps a login page. Log in there, or ${address}.`
    if (status === NOT_MODIFIED)
      return `${host} said “not modified” (304) in place of an answer: something on the way there keeps copies of what was asked. ${upper(address)}, then choose ${again}.`
    return `${host} answered with something that is no chat answer. ${upper(address)}.`
  },
  'too-large': ({ host }) => `${host} sent more than can be shown. Ask for a shorter answer.`,
  empty: ({ host, again, mend }, { cut }) =>
    cut === 'length'
      ? `${cutSentence(cut)} Nothing was said before it. ${upper(mend('Max tokens'))}, then choose ${again}.`
      : `${cutSentence(cut) ?? `${host} sent an empty answer.`} Choose ${again}, or ask in other words.`,
  truncated: ({ host, again }) => `The connection to ${host} ended before the answer began. Choose ${again}.`,
  timeout: ({ host, again, lock, there }) =>
    `${host} took too long to answer. Choose ${again}, ${lock ? '' : `give it longer${there} (“Wait for an answer”), `}or ask something shorter.`,
  aborted: ({ again }) => `The request was interrupted. Choose ${again}.`,
  busy: () => 'An answer is still being written here. Queue the question, or choose Stop and ask again.',
  'no-connection': ({ host, again, left, there }, { managed }) => {
    if (managed)
      return 'Your organisation allows only its own connections, and there is none. Ask whoever looks after this browser.'
    // Somebody was asked.
    if (again === 'Retry')
      return `The connection to ${host} was switched off, deleted or changed. Choose ${left ? 'Retry to ask the server you use now' : `or add one${there}, then choose Retry`}.`
    return `No connection is switched on. Choose or add one${there}, then ask again.`
  },
  'newer-data': () =>
    'This data was written by a newer version of Mishalsgpt. Update the extension to go on; nothing was changed.',
  'temporary-full': () =>
    'Temporary chats are full: together they may take 4 MiB of memory. This one stays until the browser closes; to go on, delete one you are done with or choose New chat.',
  'not-understood': ({ again }) =>
    `This could not be read: it is too long, or this page is older than the extension. Reload the page, then choose ${again}.`,
  damaged: ({ again }) =>
    again === 'Retry'
      ? 'This answer cannot be read: its record is damaged. Import a backup in Options to mend it, or choose Retry for another answer.'
      : 'Nothing was sent: the question cannot be read, because its record is damaged. Import a backup in Options to mend it, or choose Edit and ask anew.',
  storage: ({ again }) =>
    `The browser could not keep this. Free some disk space, or look at what is stored and keep less of it, then choose ${again}.`,
}

export function failureSentence(
  failure: Failure,
  { again = 'Retry', left = false, lock, ...where }: Where,
): string {
  const there = again === 'Test' ? '' : ' in Options'
  const check = (isTheirs: boolean) => (what: string) => (isTheirs ? ASK_THEM : `check ${what}${there}`)
  const mend = check(lock !== undefined)
  const mendKey = check(lock?.key === true)
  return SENTENCES[failure.kind]({ ...where, again, left, lock, there, mend, mendKey }, failure)
}

export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function later(again: string, seconds: number | undefined): string {
  return `Choose ${again} ${seconds === undefined ? 'in a moment' : after(seconds)}`
}

/** In what people count in. What is longer than anybody waits is said without a number. */
function after(seconds: number): string {
  if (seconds > 30 * DAY) return 'much later'
  const [name, length] =
    seconds < 90
      ? ['second', 1]
      : seconds < 90 * 60
        ? ['minute', 60]
        : seconds < 1.5 * DAY
          ? ['hour', 3_600]
          : ['day', DAY]
  const count = Math.ceil(seconds / length) || 1
  return `in ${count} ${name}${count > 1 ? 's' : ''}`
}

/** Seconds. */
const DAY = 86_400

function count(tokens: number): string {
  return tokens.toLocaleString('en')
}
