import { hasVersion, withoutDeployment } from '../model/interface-path.ts'
import type { ListedModel } from '../model/listed-model.ts'
import type { NoModels } from '../model/model-list.ts'
import { withoutSlashes } from '../model/without-slashes.ts'
import { askModels, type ModelsAnswer, toModelsAnswer } from './ask-models.ts'
import { type Asking, askServer, type ServerAnswer } from './ask-server.ts'
import { type Credentials, hasCredentials } from './credentials.ts'
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
 * Asks the server of `url` where its interface is: for lists of models, without a body, at all likely places at once, and
 * without anything secret. The credentials go where somebody asked for them at the address that was given or below it, to
 * one place after the other, and to no more once they are refused. Answers within ten seconds.
 */
export async function findEndpoint(
  url: string,
  credentials: Credentials,
  { fetch, signal, timeout = TIMEOUT }: Pick<Asking, 'fetch' | 'signal'> & { readonly timeout?: number },
): Promise<EndpointFinding> {
  const found = new AbortController()
  const asking = {
    fetch,
    signal: AbortSignal.any([signal, found.signal, AbortSignal.timeout(2 * timeout)]),
    timeout,
  }
  const candidates = candidatesFor(url)
  const ask = (base: string, credentials = {}) => askModels(toModelsUrl(url, base), credentials, asking)
  try {
    const heard = await hearInTurn(
      candidates,
      candidates.map(base => ask(base)),
    )
    const closed = candidates.filter(base => isClosed(heard.get(base)) && isWithin(base, url))
    const asked = hasCredentials(credentials) ? closed : []
    await hearAgain(heard, asked, base => ask(base, credentials))
    const finding = toFinding(url, heard)
    if (finding.status !== 'missing') return finding
    const silent = candidates.filter(base => heard.get(base)?.type === 'nothing')
    const told = silent.map(base =>
      askServer(withPath(url, base + COMPLETIONS), asking, asked.includes(base) ? { credentials } : {}),
    )
    return (await findSilent(url, silent, told)) ?? finding
  } finally {
    found.abort()
  }
}

/** What each place answers, up to the first that is sure. */
async function hearInTurn(
  bases: readonly string[],
  answers: readonly Promise<ModelsAnswer>[],
): Promise<Map<string, ModelsAnswer>> {
  const heard = new Map<string, ModelsAnswer>()
  for (const [index, base] of bases.entries()) {
    const answer = await answers[index]
    if (answer) heard.set(base, answer)
    if (isSure(answer)) break
  }
  return heard
}

/** With the key, at one place after the other, until it opens one or is refused. */
async function hearAgain(
  heard: Map<string, ModelsAnswer>,
  bases: readonly string[],
  ask: (base: string) => Promise<ModelsAnswer>,
): Promise<void> {
  if ([...heard.values()].some(isSure)) return
  for (const base of bases) {
    const answer = await ask(base)
    heard.set(base, answer)
    if (answer.type === 'models' || answer.type === 'wants-key') break
  }
  // A gate that opens for the key stands before all paths: that it is closed elsewhere says nothing.
  if (bases.some(base => !isClosed(heard.get(base))))
    for (const [base, answer] of heard) if (isClosed(answer)) heard.delete(base)
}

/** An endpoint for questions says so of itself to whoever asks it for none: 405, or an error of an interface. */
async function findSilent(
  url: string,
  bases: readonly string[],
  answers: readonly Promise<ServerAnswer>[],
): Promise<EndpointFinding | undefined> {
  for (const [index, base] of bases.entries()) {
    const answer = await answers[index]
    if (!answer) continue
    const kept = toKeptUrl(url, base)
    if (answer.type === 'answer' && answer.status === 405) return { status: 'unlisted', url: kept }
    const models = toModelsAnswer(answer)
    if (isClosed(models)) return { status: models.type, url: kept }
  }
  return undefined
}

const isSure = (answer: ModelsAnswer | undefined) => answer?.type === 'models' && answer.sure

type Closed = ModelsAnswer & { readonly type: 'wants-key' | 'refuses-origin' }

const isClosed = (answer: ModelsAnswer | undefined): answer is Closed =>
  answer?.type === 'wants-key' || answer?.type === 'refuses-origin'

/** The first that is sure, else the first that is likely. */
function toFinding(url: string, heard: ReadonlyMap<string, ModelsAnswer>): EndpointFinding {
  const all = [...heard]
  const rank = (answer: ModelsAnswer) =>
    answer.type === 'models' ? Number(!answer.sure) : isClosed(answer) ? 2 : 3
  const [base = '', answer] = all.toSorted(([, a], [, b]) => rank(a) - rank(b))[0] ?? []
  const kept = toKeptUrl(url, base)
  if (answer?.type === 'models') return { status: 'found', url: kept, models: answer.models }
  if (isClosed(answer)) return { status: answer.type, url: kept }
  const cause = BY_TELLING.find(cause => all.some(([, { type }]) => type === cause))
  return { status: 'missing', cause: cause ?? 'unreachable' }
}

/** The path that an address says, and whether it is an interface's. */
function rootOf(url: string): readonly [root: string, isSaid: boolean] {
  const path = withoutSlashes(new URL(url).pathname)
  const root = path.endsWith(COMPLETIONS) ? path.slice(0, -COMPLETIONS.length) : path
  return [root, root !== path || hasVersion(root)]
}

/** Other paths of a host may be other people's. What says its version says all. */
function isWithin(base: string, url: string): boolean {
  const [root, isSaid] = rootOf(url)
  return base === root || (!isSaid && base.startsWith(`${root}/`))
}

/** Paths. What the address itself says comes first. */
function candidatesFor(url: string): readonly string[] {
  const [root, isSaid] = rootOf(url)
  const known = templateOf(url)
  const base = known && basePathOf(known)
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
  return withPath(url, `${withoutDeployment(base)}/models`)
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
