import { isRecord } from '../model/is-record.ts'
import type { NoModels } from '../model/model-list.ts'
import { type Asking, askServer, type ServerAnswer } from './ask-server.ts'
import type { Credentials } from './credentials.ts'
import { type ModelList, parseModelList } from './parse-model-list.ts'

export type ModelsAnswer = ({ readonly type: 'models' } & ModelList) | { readonly type: NoModels }

/** Asks for the list of models at `url`. */
export async function askModels(
  url: string,
  credentials: Credentials,
  asking: Asking,
): Promise<ModelsAnswer> {
  return toModelsAnswer(await askServer(url, asking, { credentials: withListKey(credentials) }))
}

/** Anthropic takes a bearer's key for a chat, and for its list of models this header alone. */
function withListKey(credentials: Credentials): Credentials {
  const headers = new Map(
    Object.entries(credentials.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const key = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (!headers.has('anthropic-version') || headers.has('x-api-key') || key === undefined) return credentials
  return { ...credentials, headers: { ...credentials.headers, 'x-api-key': key } }
}

export function toModelsAnswer(answer: ServerAnswer): ModelsAnswer {
  if (answer.type === 'too-large') return { type: 'nothing' }
  if (answer.type !== 'answer') return { type: answer.type }
  const { status, body, json } = answer
  if (status === 403 && body === '') return { type: 'refuses-origin' }
  if (status === 404 || status === 405) return { type: 'nothing' }
  if (/^\s*</.test(body) && status < 500) return { type: 'web-page' }
  if (status === 401 || status === 403) return { type: 'wants-key' }
  if (status === 408 || status === 429 || status >= 500) return { type: 'busy' }
  // A few gateways answer 200 to a wrong key.
  const list = status < 300 ? parseModelList(json) : undefined
  if (list) return { type: 'models', ...list }
  // Azure and Cloudflare answer 400 to a key they cannot read.
  return { type: isKeyError(json) ? 'wants-key' : 'nothing' }
}

const KEY_CODES: readonly unknown[] = ['invalid_api_key', 'authentication_error', 'unauthorized', '401', 401]

function isKeyError(json: unknown): boolean {
  const error = isRecord(json) && isRecord(json.error) ? json.error : {}
  return [error.code, error.type].some(code => KEY_CODES.includes(code))
}
