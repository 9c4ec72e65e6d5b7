import { type Failure, isOverloaded } from '../../lib/model/failure.ts'
import type { Retrying } from '../../lib/model/message.ts'

/** Attempts after the first one, before the first token. */
const MOST_RETRIES = 2

export function retryingSentence({ attempt, until, failure }: Retrying, host: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  const when = seconds > 0 ? `Trying again in ${seconds} s` : 'Trying again'
  return `${causeOf(failure, host)} ${when} (${attempt} of ${MOST_RETRIES})…`
}

function causeOf({ kind, status }: Failure, host: string): string {
  if (kind === 'rate-limited' || isOverloaded(status)) return `${host} is busy.`
  if (kind === 'timeout') return `${host} was too slow.`
  return `${host} has a problem.`
}
