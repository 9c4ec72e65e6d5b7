import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { listen, stopListening } from './listening.ts'
import { COMMON_FIELDS, type Reply, type ServiceDialect } from './service-dialect.ts'

export interface ServiceServer {
  /** Sends what is meant for the service to this server, as a resolver would, and nothing else. */
  readonly fetch: typeof fetch
  /** What was asked otherwise than the service documents it, oldest first. */
  readonly complaints: readonly string[]
  /** The bodies of the questions that reached it. */
  readonly bodies: readonly Readonly<Record<string, unknown>>[]
  stop(): Promise<void>
}

/** A service on a free loopback port: it checks what it is sent against its documents, and answers in its dialect. */
export async function startService(dialect: ServiceDialect): Promise<ServiceServer> {
  const complaints: string[] = []
  const bodies: Record<string, unknown>[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(request))
    bodies.push(body)
    const refusal = toRefusal(dialect, request, body, complaint => complaints.push(complaint))
    if (refusal) return reply(response, refusal)
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(dialect.stream)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      complaints.push(String(error))
      response.destroy()
    })
  })
  const address = await listen(server)
  const { origin } = new URL(dialect.endpoint)

  return {
    complaints,
    bodies,
    fetch: (input, init) => {
      const url = String(input)
      if (!url.startsWith(`${origin}/`)) throw new TypeError(`Nobody is called ${url}`)
      return fetch(address.url + url.slice(origin.length), init)
    },
    stop: () => stopListening(server),
  }
}

function toRefusal(
  dialect: ServiceDialect,
  { method, url, headers }: IncomingMessage,
  body: Readonly<Record<string, unknown>>,
  complain: (complaint: string) => void,
): Reply | undefined {
  const { pathname, search } = new URL(dialect.endpoint)
  if (method !== 'POST') complain(`${method}`)
  if (headers['content-type'] !== 'application/json') complain(`content-type: ${headers['content-type']}`)
  if (url !== pathname + search) {
    complain(`${url}`)
    return dialect.wrongPath
  }
  const [name = 'authorization', value] = dialect.credential ?? []
  for (const other of ['authorization', 'api-key', 'x-api-key']) {
    if (other !== name && headers[other] !== undefined) complain(`${other}: ${headers[other]}`)
  }
  if (headers[name] !== value) {
    complain(`${name}: ${headers[name]}`)
    return dialect.wrongKey
  }
  for (const [required, expected] of Object.entries(dialect.headers ?? {})) {
    if (headers[required] !== expected) complain(`${required}: ${headers[required]}`)
  }
  if (body.model === 'nonsense' && dialect.wrongModel) return dialect.wrongModel
  const known = [...COMMON_FIELDS, ...(dialect.fields ?? [])]
  const unknown = Object.keys(body).filter(field => !known.includes(field))
  if (unknown.length > 0) {
    if (dialect.refusesOthers) return dialect.refusesOthers(unknown)
    complain(unknown.join())
  }
  return undefined
}

function reply(response: ServerResponse, { status, body }: Reply): void {
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' })
  response.end(isText ? body : JSON.stringify(body))
}
