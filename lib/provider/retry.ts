import type { Clock } from './clock.ts'
import { ProviderError } from './provider-error.ts'

/** Longer than a person waits: then they are told, and decide. */
const MAX_RETRY_AFTER = 60
const FIRST_DELAY_MS = 1_000

/**
 * How long to wait before `attempt` (counted from 1) repeats a request that failed before its first token, in milliseconds;
 * `undefined` where repeating it is no use. `random` is in [0, 1).
 */
export function retryDelay(error: ProviderError, attempt: number, random: () => number): number | undefined {
  if (error.page || error.missing === 'credit' || !isTransient(error.status)) return undefined
  const { retryAfter = 0 } = error
  if (retryAfter > MAX_RETRY_AFTER) return undefined
  const backOff = FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.5 + random() / 2)
  return Math.max(backOff, retryAfter * 1_000)
}

function isTransient(status: number | undefined): boolean {
  return status === 408 || status === 409 || status === 429 || (status !== undefined && status >= 500)
}

/** The form that RFC 9110 requires of new messages. `Date.parse` alone takes "-5" for a day in 2001. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** `Retry-After`, seconds or an HTTP date, as seconds from `now`, which are finite; `undefined` for anything else. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\d+$/.test(header)) return Math.min(Number(header), Number.MAX_SAFE_INTEGER)
  const date = HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1_000))
}

/** @throws ProviderError `aborted`, at once, when `signal` is. */
export function wait(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      cancel()
      reject(new ProviderError('aborted'))
    }
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', abort)
      resolve()
    })
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}
