import type { FoundServer } from '../model/found-server.ts'
import type { KnownService } from '../model/template.ts'
import { askModels } from './ask-models.ts'
import { type Asking, askServer } from './ask-server.ts'
import { TEMPLATES } from './templates.ts'

interface Options extends Pick<Asking, 'fetch' | 'signal'> {
  readonly templates?: readonly KnownService[]
  /** Milliseconds, for all of it. */
  readonly timeout?: number
}

const TIMEOUT = 1_500

/**
 * The model servers that answer on this computer, each at the port that it has by itself, in the order of the table. What
 * answers there and is no model server is left out. Needs the permission for `127.0.0.1`, and nothing that is asked for
 * leaves the computer.
 */
export async function findLocal({
  fetch,
  signal,
  templates = TEMPLATES,
  timeout = TIMEOUT,
}: Options): Promise<readonly FoundServer[]> {
  const asking = { fetch, signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]), timeout }
  const local = templates.filter(({ port }) => port !== undefined)
  const found = await Promise.all(local.map(template => ask(template, asking)))
  return found.filter(server => server !== undefined)
}

async function ask(template: KnownService, asking: Asking): Promise<FoundServer | undefined> {
  const { id, name, url, credential, checksOrigin } = template
  const server = { template: id, name, url, models: [] }
  const answer = await askModels(`${url}/models`, {}, asking)
  switch (answer.type) {
    case 'models': {
      if (!answer.sure) return undefined
      const refuses = checksOrigin && (await refusesOrigin(`${url}/models`, asking))
      return { ...server, models: answer.models, state: refuses ? 'refuses-origin' : 'ready' }
    }
    case 'wants-key':
      return credential === 'none' ? undefined : { ...server, state: 'wants-key' }
    case 'refuses-origin':
      // Anything can answer 403; of these it is known.
      return checksOrigin && { ...server, state: 'refuses-origin' }
    default:
      return undefined
  }
}

/**
 * Whether the server refuses questions of ours that it has a list of models for: with a permission, a browser names our
 * origin with a POST alone. This one asks for nothing, and is answered 404 or 405 where the origin is no matter.
 */
export async function refusesOrigin(modelsUrl: string, asking: Asking): Promise<boolean> {
  const answer = await askServer(modelsUrl, asking, { method: 'POST' })
  return answer.type === 'answer' && answer.status === 403 && answer.body === ''
}
