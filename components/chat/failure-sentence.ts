import type { Failure, FailureKind } from '../../lib/model/failure.ts'
import type { Retrying } from '../../lib/model/message.ts'

interface Where {
  readonly host: string
  readonly model: string
}

type Sentence = (where: Where, failure: Failure) => string

/** What happened, and what the person can do now. */
const SENTENCES: Record<FailureKind, Sentence> = {
  offline: () => 'You are offline. Connect to the internet, then choose Retry.',
  unreachable: ({ host }) =>
    `${host} could not be reached. Check the server address in Options and your connection, then choose Retry.`,
  permission: ({ host }) =>
    `The browser needs your permission to reach ${host}. Choose Allow, and the question is sent again.`,
  'origin-refused': ({ host }) =>
    `${host} does not accept questions from browser extensions. Allow this extension's origin on the server, or choose another server in Options.`,
  unauthorized: ({ host }) => `${host} refused the key. Check the key or access code in Options.`,
  'not-found': ({ host, model }) =>
    `${host} does not know the model “${model}” or this address. Check both in Options.`,
  'rate-limited': ({ host }, { retryAfter }) =>
    `${host} has had too many questions. ${later(retryAfter)}, or choose another server in Options.`,
  'context-too-long': ({ model }, { tokens }) =>
    tokens
      ? `This conversation is about ${count(tokens.sent)} tokens long and ${model} reads ${count(tokens.window)}. Shorten the question or start a new chat.`
      : `This conversation is longer than ${model} can read. Shorten the question or start a new chat.`,
  'bad-request': ({ host }) =>
    `${host} did not accept the request. Check the model and temperature in Options, then choose Retry.`,
  redirected: ({ host }) =>
    `${host} sends questions on to another address, which is not followed. Enter the final address in Options.`,
  server: ({ host }, { retryAfter }) => `${host} has a problem of its own. ${later(retryAfter)}.`,
  malformed: ({ host }) =>
    `${host} answered with something that is no chat answer. Check the server address in Options.`,
  'too-large': ({ host }) => `${host} sent more than can be shown. Ask for a shorter answer.`,
  empty: ({ host }) => `${host} sent an empty answer. Choose Retry, or ask in other words.`,
  truncated: ({ host }) => `The connection to ${host} ended before the answer did. Choose Continue or Retry.`,
  timeout: ({ host }) => `${host} took too long to answer. Choose Retry, or ask something shorter.`,
  aborted: () => 'The request was interrupted. Choose Retry.',
  busy: () => 'An answer is still being written here. Wait for it or choose Stop, then ask again.',
  storage: () =>
    'The browser could not keep this. Free some disk space or delete old conversations, then choose Retry.',
}

export function failureSentence(failure: Failure, where: Where): string {
  return SENTENCES[failure.kind](where, failure)
}

/** Attempts after the first one, before the first token. */
const MOST_RETRIES = 2

export function retryingSentence({ attempt, until, failure }: Retrying, host: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  const when = seconds > 0 ? `Trying again in ${seconds} s` : 'Trying again'
  return `${causeOf(failure.kind, host)} ${when} (${attempt} of ${MOST_RETRIES})…`
}

function causeOf(kind: FailureKind, host: string): string {
  if (kind === 'rate-limited') return `${host} is busy.`
  if (kind === 'timeout') return `${host} was too slow.`
  return `${host} has a problem.`
}

function later(seconds: number | undefined): string {
  if (seconds === undefined) return 'Choose Retry in a moment'
  if (seconds < 90) return `Choose Retry in ${Math.max(1, Math.ceil(seconds))} seconds`
  return `Choose Retry in ${Math.ceil(seconds / 60)} minutes`
}

function count(tokens: number): string {
  return tokens.toLocaleString('en')
}
