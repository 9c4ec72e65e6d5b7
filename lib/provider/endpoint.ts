export interface Endpoints {
  readonly completions: string
  readonly models: string
}

const COMPLETIONS = '/chat/completions'
/** Where a Mishalsgpt-style deployment puts the OpenAI interface. */
const MISHALSGPT_BASE = '/api/openai/v1'
/** `v1`, `v4`, `v1beta`. */
const VERSION_SEGMENT = /\/v\d+(?:alpha|beta)?\d*(?:\/|$)/

/**
 * From the URL a person gives to the addresses that are called. Nothing is asked of the network, so the path decides:
 *
 * - it ends in `/chat/completions`: the endpoint itself;
 * - it holds a version (`/v1`, `/api/openai/v1`, `/v1beta/openai`): the base URL of an OpenAI-compatible server;
 * - anything else, nothing included: where a Mishalsgpt-style deployment is served.
 *
 * Trailing slashes mean nothing, a query (`?api-version=…`) goes with every request, a fragment is dropped.
 *
 * @throws TypeError when `url` is not an absolute URL.
 */
export function toEndpoints(url: string): Endpoints {
  const base = new URL(url)
  const path = toBasePath(base.pathname.replace(/\/+$/, ''))
  return { completions: withPath(base, path + COMPLETIONS), models: withPath(base, `${path}/models`) }
}

function toBasePath(path: string): string {
  if (path.endsWith(COMPLETIONS)) return path.slice(0, -COMPLETIONS.length)
  return VERSION_SEGMENT.test(path) ? path : path + MISHALSGPT_BASE
}

function withPath(base: URL, path: string): string {
  const url = new URL(base)
  url.pathname = path
  url.hash = ''
  return url.href
}
