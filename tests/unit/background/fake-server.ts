import { until } from './until.ts'

/** One request, as the server sees it and answers it by hand. */
export interface Exchange {
  readonly url: string
  readonly init: RequestInit
  readonly body: { readonly messages: readonly unknown[]; readonly [option: string]: unknown }
  /** Whether the other side closed the connection. */
  readonly aborted: boolean
  /** Refuses, before any answer. */
  refuse(status: number, headers?: Record<string, string>, words?: string): void
  /** As Ollama does to origins that it was not told of. */
  refuseOrigin(): void
  /** Cannot be reached at all. */
  vanish(): void
  text(...tokens: string[]): void
  reasoning(token: string): void
  /** Says that the answer is complete, and ends. */
  finish(): void
  /** Ends without having said so. */
  cut(): void
  /** Sends its headers, and nothing yet. `basic` is what the browser's permission lets us read. */
  begin(type?: ResponseType, headers?: Record<string, string>): void
  /** Reports an error in mid-stream, and ends. */
  fail(): void
  /** The connection breaks. */
  lose(): void
}

/** A chat-completions server behind `fetch`. */
export function createFakeServer() {
  const exchanges: Exchange[] = []
  const probes: string[] = []
  const probeKeys: (string | null)[] = []
  const pages = new Map<string, unknown>()
  let isThere = true

  const fetch: typeof globalThis.fetch = (input, init = {}) => {
    if (init.body === undefined) {
      probes.push(String(input))
      probeKeys.push(new Headers(init.headers).get('authorization'))
      const page = pages.get(new URL(String(input)).pathname)
      return isThere
        ? Promise.resolve(page === undefined ? new Response() : Response.json(page))
        : Promise.reject(new TypeError('Failed to fetch'))
    }
    return new Promise((resolve, reject) => {
      const stream = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, { highWaterMark: 1e6 })
      const writer = stream.writable.getWriter()
      const encoder = new TextEncoder()
      const write = (data: string) => void writer.write(encoder.encode(`data: ${data}\n\n`)).catch(() => {})
      const delta = (delta: object) => write(JSON.stringify({ choices: [{ index: 0, delta }] }))
      const answer = new Response(stream.readable, { headers: { 'content-type': 'text/event-stream' } })
      let hasBegun = false
      const begin = (type: ResponseType = 'cors', headers: Record<string, string> = {}) => {
        if (hasBegun) return
        hasBegun = true
        Object.defineProperty(answer, 'type', { value: type })
        for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
        resolve(answer)
      }
      let ended = false
      const end = () => {
        if (!ended) writer.close().catch(() => {})
        ended = true
      }
      let aborted = false
      init.signal?.addEventListener('abort', () => {
        aborted = true
        const reason = new DOMException('Aborted', 'AbortError')
        reject(reason)
        writer.abort(reason).catch(() => {})
      })
      exchanges.push({
        url: String(input),
        init,
        body: JSON.parse(String(init.body)),
        get aborted() {
          return aborted
        },
        refuse: (status, headers = {}, words = 'No') =>
          resolve(Response.json({ error: { message: words } }, { status, headers })),
        refuseOrigin: () => resolve(new Response('', { status: 403 })),
        vanish: () => reject(new TypeError('Failed to fetch')),
        text(...tokens) {
          begin()
          for (const content of tokens) delta({ content })
        },
        reasoning(reasoning_content) {
          begin()
          delta({ reasoning_content })
        },
        finish() {
          if (ended) return
          begin()
          write(JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }))
          write('[DONE]')
          end()
        },
        cut() {
          begin()
          end()
        },
        begin,
        fail() {
          begin()
          write('{"error":{"message":"No"}}')
          end()
        },
        lose() {
          begin()
          ended = true
          writer.abort(new TypeError('network error')).catch(() => {})
        },
      })
    })
  }

  return {
    fetch,
    exchanges,
    /** What was asked without a question, only to see whether anybody is there. */
    probes,
    /** The `Authorization` of each of them. */
    probeKeys,
    /** What is there to be read, by path. */
    answerAt(path: string, json: unknown) {
      pages.set(path, json)
    },
    vanish() {
      isThere = false
    },
    /** The `n`th request, counted from 1, once it is there. */
    async request(n: number): Promise<Exchange> {
      return until(() => exchanges[n - 1])
    },
  }
}
