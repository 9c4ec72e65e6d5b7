import type { Quirk } from '../model/quirk.ts'
import type { ErrorBody, Fault } from './error-body.ts'
import { isSuccess } from './failure-kind.ts'
import { hasImages, type RequestBody } from './request-body.ts'
import { says, wordingIn } from './server-wordings.ts'

export interface Refused {
  readonly quirk: Quirk
  /**
   * `named`: a field, by its name and with a code that says that it is not wanted. `quoted`: in words that stand in the
   * request too, so that it may be the question that says it.
   */
  readonly by: 'named' | 'said' | 'quoted'
}

/** The field that each is about. What a request does not hold cannot have been refused. */
const FIELDS: Readonly<Record<Quirk, (body: RequestBody) => boolean>> = {
  'no-stream': ({ stream }) => stream === true,
  'no-system': ({ messages }) => messages.some(({ role }) => role === 'system'),
  'no-images': ({ messages }) => messages.some(hasImages),
  'max-completion-tokens': ({ max_tokens }) => max_tokens !== undefined,
  'max-tokens': ({ max_completion_tokens }) => max_completion_tokens !== undefined,
  'no-temperature': ({ temperature }) => temperature !== undefined,
  'no-top-p': ({ top_p }) => top_p !== undefined,
  'no-stop': ({ stop }) => stop !== undefined,
  'no-stream-options': ({ stream_options }) => stream_options !== undefined,
}

/** Whether there is in a request what a server of that kind refuses. */
export const isAbout = (quirk: Quirk, body: RequestBody): boolean => FIELDS[quirk](body)

const QUIRK_BY_FIELD = new Map<string, Quirk>([
  ['stream', 'no-stream'],
  ['max_tokens', 'max-completion-tokens'],
  ['max_completion_tokens', 'max-tokens'],
  ['temperature', 'no-temperature'],
  ['top_p', 'no-top-p'],
  ['stop', 'no-stop'],
  ['stream_options', 'no-stream-options'],
])

/** That the field is not wanted, as opposed to a value out of range, which is for the person to change. */
const UNWANTED: readonly string[] = [
  'unsupported_parameter',
  'unsupported_value',
  'unknown_parameter',
  'extra_forbidden',
  'value_error.extra',
]

/** Statuses under which servers refuse a part of a request. llama.cpp says 500 for what a template of a model raised. */
const STATUSES: readonly number[] = [400, 404, 415, 422, 500, 501]

/**
 * What of this request the server refused, if that is what it says. `error` must not be about anything else that is known:
 * a model that is missing, a context that is too long.
 */
export function findRefused(status: number, error: ErrorBody, body: RequestBody): Refused | undefined {
  if (!STATUSES.includes(status) && !isSuccess(status)) return undefined
  const sent = (quirk: Quirk | undefined): quirk is Quirk => quirk !== undefined && isAbout(quirk, body)
  const named = error.faults.map(toUnwanted).find(sent)
  if (named) return { quirk: named, by: 'named' }
  const misread = error.faults.map(toMisread).find(sent)
  if (misread) return { quirk: misread, by: 'said' }
  const quirks = Object.keys(FIELDS) as Quirk[] // its keys are all there are
  const said = quirks.find(quirk => sent(quirk) && says(error.words, quirk))
  return said && { quirk: said, by: isQuoted(error.words, said, body) ? 'quoted' : 'said' }
}

function isQuoted(words: string, quirk: Quirk, { messages }: RequestBody): boolean {
  const wording = JSON.stringify(wordingIn(words, quirk) ?? '').slice(1, -1)
  return wording !== '' && JSON.stringify(messages).toLowerCase().includes(wording)
}

function toUnwanted({ field, code }: Fault): Quirk | undefined {
  return UNWANTED.includes(code) ? QUIRK_BY_FIELD.get(field) : undefined
}

/** `messages[0].role`, `messages.0.content`: nothing else can be wrong with what we write there. */
function toMisread({ field }: Fault): Quirk | undefined {
  if (/^messages\b.*\brole$/.test(field)) return 'no-system'
  return /^messages\b.*\bcontent\b/.test(field) ? 'no-images' : undefined
}
