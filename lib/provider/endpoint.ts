import { endsInDeployment, hasVersion, withoutDeployment } from '../model/interface-path.ts'
import { withoutSlashes } from '../model/without-slashes.ts'

export interface Endpoints {
  readonly completions: string
  readonly models: string
}

const COMPLETIONS = '/chat/completions'
/** Where a Mishalsgpt-style deployment puts the OpenAI interface. */
const MISHALSGPT_BASE = '/api/openai/v1'

/** Services whose interface stands elsewhere under their bare host, by what they document. */
const BASE_BY_HOST = new Map([
  ['api.openai.com', '/v1'],
  ['openrouter.ai', '/api/v1'],
  ['api.groq.com', '/openai/v1'],
  ['api.deepseek.com', ''],
  ['api.mistral.ai', '/v1'],
  ['api.anthropic.com', '/v1'],
  ['generativelanguage.googleapis.com', '/v1beta/openai'],
])

/**
 * From the URL a person gives to the addresses that are called. Nothing is asked of the network, so host and path decide:
 *
 * - it ends in `/chat/completions`: the endpoint itself;
 * - it holds a version (`/v1`, `/api/openai/v1`, `/v1beta/openai`) or an Azure deployment: the base URL of an
 *   OpenAI-compatible server;
 * - a well-known service without a version: where that one has it (`https://api.deepseek.com/beta` is a base as it stands);
 * - anything else, nothing included: where a Mishalsgpt-style deployment is served.
 *
 * Trailing slashes mean nothing, a query (`?api-version=…`) goes with every request, a fragment is dropped.
 *
 * @throws TypeError when `url` is not an absolute URL of `http` or `https`, or holds a user name or a password.
 */
export function toEndpoints(url: string): Endpoints {
  const base = new URL(url)
  if (!/^https?:$/.test(base.protocol)) throw new TypeError('The URL is neither http nor https')
  // `fetch` would refuse it, too, and quote the password.
  if (base.username || base.password) throw new TypeError('The URL holds a user name or a password')
  const path = toBasePath(base.host, withoutSlashes(base.pathname))
  return {
    completions: withPath(base, path + COMPLETIONS),
    models: withPath(base, `${withoutDeployment(path)}/models`),
  }
}

function toBasePath(host: string, path: string): string {
  if (path.endsWith(COMPLETIONS)) return path.slice(0, -COMPLETIONS.length)
  if (hasVersion(path) || endsInDeployment(path)) return path
  const base = BASE_BY_HOST.get(host)
  return base === undefined ? path + MISHALSGPT_BASE : path || base
}

function withPath(base: URL, path: string): string {
  const url = new URL(base)
  url.pathname = path
  url.hash = ''
  return url.href
}
