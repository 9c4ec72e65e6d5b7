import type { ListedModel } from '../model/listed-model.ts'
import type { NoModels } from '../model/model-list.ts'
import { askModels, toModelsAnswer } from './ask-models.ts'
import { type Asking, askServer } from './ask-server.ts'
import { hasVersion } from './base-url.ts'
import type { Credentials } from './credentials.ts'
import { basePathOf, templateOf } from './templates.ts'

/** `url` is what a connection keeps. */
export type EndpointFinding =
  | { readonly status: 'found'; readonly url: string; readonly models: readonly ListedModel[] }
  /** An interface, which wants a key or does not take the one that it was given. */
  | { readonly status: 'wants-key'; readonly url: string }
  | { readonly status: 'refuses-origin'; readonly url: string }
  /** An interface that lists no models. */
  | { readonly status: 'unlisted'; readonly url: string }
  | { readonly status: 'missing'; readonly cause: NoModels }

const TIMEOUT = 5_000
const COMPLETIONS = '/chat/completions'
/** Where servers have OpenAI's interface, the likeliest first. */
const BASES = ['/v1', '/api/v1', '/openai/v1', '/api/openai/v1', '/api', '/v1beta/openai', ''] as const
/** Azure lists the models of all deployments in one place. */
const DEPLOYMENT = /(\/openai)\/deployments\/[^/]+$/
/** Of what was found instead, what tells most. */
const BY_TELLING: readonly NoModels[] = [
  'redirected',
  'web-page',
  'busy',
  'nothing',
  'timeout',
  'unreachable',
]

/**
 * Asks the server of `url` where its interface is: for lists of models, without a body, at all likely places at once. The
 * credentials go to that origin alone. Answers within five seconds.
 */
export async function findEndpoint(
  url: string,
  credentials: Credentials,
  { fetch, signal, timeout = TIMEOUT }: Pick<Asking, 'fetch' | 'signal'> & { readonly timeout?: number },
): Promise<EndpointFinding> {
  const found = new AbortController()
  const asking = {
    fetch,
    signal: AbortSignal.any([signal, found.signal, AbortSignal.timeout(timeout)]),
    timeout,
  }
  const candidates = candidatesFor(url)
  try {
    const answers = candidates.map(base => askModels(toModelsUrl(url, base), credentials, asking))
    const causes = new Map<string, NoModels>()
    let likely: EndpointFinding | undefined
    for (const [index, base] of candidates.entries()) {
      const answer = await answers[index]
      const kept = toKeptUrl(url, base)
      if (answer?.type === 'models') {
        if (answer.sure) return { status: 'found', url: kept, models: answer.models }
        if (likely?.status !== 'found') likely = { status: 'found', url: kept, models: answer.models }
      } else if (answer) {
        causes.set(base, answer.type)
        if (answer.type === 'wants-key' || answer.type === 'refuses-origin')
          likely ??= { status: answer.type, url: kept }
      }
    }
    const silent = candidates.filter(base => causes.get(base) === 'nothing')
    return (
      likely ??
      (await findSilent(url, silent, credentials, asking)) ?? {
        status: 'missing',
        cause: BY_TELLING.find(cause => [...causes.values()].includes(cause)) ?? 'unreachable',
      }
    )
  } finally {
    found.abort()
  }
}

/** An endpoint for questions says so of itself to whoever asks it for none: 405, or an error of an interface. */
async function findSilent(
  url: string,
  bases: readonly string[],
  credentials: Credentials,
  asking: Asking,
): Promise<EndpointFinding | undefined> {
  const answers = await Promise.all(
    bases.map(base => askServer(withPath(url, base + COMPLETIONS), asking, { credentials })),
  )
  for (const [index, answer] of answers.entries()) {
    const kept = toKeptUrl(url, bases[index] ?? '')
    if (answer.type === 'answer' && answer.status === 405) return { status: 'unlisted', url: kept }
    const { type } = toModelsAnswer(answer)
    if (type === 'wants-key' || type === 'refuses-origin') return { status: type, url: kept }
  }
  return undefined
}

/** Paths. What the address itself says comes first. */
function candidatesFor(url: string): readonly string[] {
  const path = new URL(url).pathname.replace(/\/+$/, '')
  const isEndpoint = path.endsWith(COMPLETIONS)
  const root = isEndpoint ? path.slice(0, -COMPLETIONS.length) : path
  const known = templateOf(url)
  const base = known && basePathOf(known)
  const isSaid = isEndpoint || hasVersion(root)
  return [
    ...new Set([
      ...(isSaid ? [root] : []),
      ...(base !== undefined ? [base] : []),
      ...(isSaid ? [] : BASES.map(base => root + base)),
      ...BASES,
    ]),
  ]
}

function toModelsUrl(url: string, base: string): string {
  return withPath(url, `${base.replace(DEPLOYMENT, '$1')}/models`)
}

/** Without a version a base is not told from the address of a website: the endpoint is. */
function toKeptUrl(url: string, base: string): string {
  const { search } = new URL(url)
  return new URL(url).origin + (hasVersion(base) ? base : base + COMPLETIONS) + search
}

function withPath(url: string, path: string): string {
  const whole = new URL(url)
  whole.pathname = path
  return whole.href
}
