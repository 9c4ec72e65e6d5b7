import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { listen, stopListening } from '../../servers/listening.ts'

interface Visit {
  /** Method and path, with its query. */
  readonly what: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type Route =
  /** A JSON value, sent with 200; a string is sent as it is. */
  | { readonly json: unknown; readonly status?: number }
  | { readonly text: string; readonly status?: number; readonly headers?: Record<string, string> }
  | ((request: IncomingMessage, response: ServerResponse, body: string) => void)

export interface ScriptedServer {
  readonly url: string
  readonly port: number
  readonly visits: Visit[]
}

/**
 * A server on this machine, until the test is over. What has no route of its own (`GET /v1/models`) is answered by `*`,
 * or else by 404 and not a word.
 */
export async function startServer(routes: Readonly<Record<string, Route>> = {}): Promise<ScriptedServer> {
  const visits: Visit[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    visits.push({ what: `${request.method} ${request.url}`, headers: request.headers, body })
    const path = request.url?.split('?', 1)[0]
    const route = routes[`${request.method} ${path}`] ?? routes['*'] ?? { text: '', status: 404 }
    if (typeof route === 'function') return route(request, response, body)
    const headers = 'json' in route ? { 'content-type': 'application/json' } : route.headers
    response.writeHead(route.status ?? 200, headers)
    response.end('json' in route ? JSON.stringify(route.json) : route.text)
  })
  const address = await listen(server)
  onTestFinished(() => stopListening(server))
  return { ...address, visits }
}

/** As OpenAI has it. */
export const modelList = (...ids: string[]) => ({
  object: 'list',
  data: ids.map(id => ({ id, object: 'model', owned_by: 'library' })),
})

export const asking = () => ({ fetch: globalThis.fetch, signal: new AbortController().signal })

/** A port that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  const { port } = await listen(server)
  await stopListening(server)
  return port
}
