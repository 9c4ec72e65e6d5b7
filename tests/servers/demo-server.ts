import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type AnswerWriter, createAnswerWriter } from './answer-writer.ts'
import { articleFrame, articlePage } from './article-page.ts'
import { demoAnswer } from './demo-answers.ts'
import { modelList, splitWords } from './demo-wire.ts'
import { addressOf, listen, stopListening } from './listening.ts'
import { type ChatBody, parseChatBody, type RecordedRequest, textOf } from './recorded-request.ts'
import { type ScriptedAnswer, speak } from './scripted-answer.ts'

export interface DemoServerOptions {
  /** A free one unless given. */
  port?: number
  /** What answers for others before and after this one, and goes on listening when this one is closed. */
  at?: Server
  /** What to do with the first questions; after them, the demo's own answers. */
  script?: ScriptedAnswer[]
  /** Milliseconds between two words of the demo's own answers. */
  wordGap?: number
  /** Whether other origins may read the answers; the servers this one stands in for allow all. */
  cors?: boolean
  /** Whether questions of extensions are refused, as by an Ollama that was not told of them. */
  refusesExtensions?: boolean
}

export interface DemoServer {
  url: string
  port: number
  /** Every question so far, in the order they came. */
  requests: RecordedRequest[]
  /** Method and path of everything else that was asked for, preflights included. */
  visits: string[]
  /** What to do with the next questions that nothing is planned for yet. */
  script(...answers: ScriptedAnswer[]): void
  /** Leaves the next unplanned question to the test's own hand: resolves when it has arrived. */
  hold(): Promise<AnswerWriter>
  /** Serves a page of the test's own. */
  addPage(path: string, html: string): void
  close(): Promise<void>
}

const MODELS = ['gpt-3.5-turbo-16k-0613', 'gpt-3.5-turbo']

/** A server for demonstrations and tests: Mishalsgpt's wire, no model behind it, this machine only. */
export async function startDemoServer(options: DemoServerOptions = {}): Promise<DemoServer> {
  const { port = 0, at, script = [], wordGap = 40, cors = true, refusesExtensions = false } = options
  const planned = [...script]
  const pages = new Map([
    ['/page', articlePage],
    ['/page/frame', articleFrame],
  ])
  const requests: RecordedRequest[] = []
  const visits: string[] = []

  const speakDemo: ScriptedAnswer = async answer => {
    await speak(answer, splitWords(demoAnswer(answer.request.body)), { delay: wordGap * 5, gap: wordGap })
    await answer.end()
  }

  const exchange = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://demo').pathname
    if (cors) allowEveryOrigin(response)
    const isQuestion = request.method === 'POST' && /^(\/api\/openai)?\/v1\/chat\/completions$/.test(path)
    if (!isQuestion) {
      visits.push(`${request.method} ${path}`)
      return serve(request, response, path, pages)
    }
    if (refusesExtensions && /^(chrome|moz)-extension:/.test(request.headers.origin ?? ''))
      return response.writeHead(403).end()
    const body = parseChatBody(await text(request))
    if (typeof body === 'string') return refuse(response, 500, body, 'server_error')
    const over = new AbortController()
    const recorded = record(request, response, path, body, over)
    requests.push(recorded)
    const answer = planned.shift() ?? speakDemo
    await answer(createAnswerWriter(recorded, response, over))
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    exchange(request, response).catch(error => {
      // A client that leaves while it is still asking is none of a test's business; a script that throws is.
      if (!request.destroyed) console.error('The demo server failed:', error)
      response.destroy()
    })
  }
  const server = at ?? createServer()
  server.on('request', onRequest)
  const address = at ? addressOf(at) : await listen(server, port)

  return {
    ...address,
    requests,
    visits,
    script: (...answers) => {
      planned.push(...answers)
    },
    hold: () => new Promise(resolve => planned.push(resolve)),
    addPage: (path, html) => {
      pages.set(path, html)
    },
    close: async () => {
      server.off('request', onRequest)
      if (at) at.closeAllConnections()
      else await stopListening(server)
    },
  }
}

function record(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  body: ChatBody,
  over: AbortController,
): RecordedRequest {
  const closed = new Promise<{ by: 'client' | 'server'; at: number }>(resolve => {
    response.once('close', () => {
      const byServer = response.writableFinished || over.signal.aborted
      resolve({ by: byServer ? 'server' : 'client', at: Date.now() })
      over.abort()
    })
  })
  const question = textOf(body.messages.at(-1) ?? { role: 'user', content: '' })
  const { method = 'POST', headers } = request
  return { method, path, headers, body, question, at: Date.now(), closed }
}

function serve(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  pages: Map<string, string>,
): void {
  const page = pages.get(path)
  if (request.method === 'OPTIONS') response.writeHead(204, { allow: 'GET, HEAD, OPTIONS, POST' }).end()
  else if (page !== undefined)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  else if (path === '/') response.writeHead(302, { location: '/page' }).end()
  else if (path === '/favicon.ico') response.writeHead(204).end()
  else if (/^(\/api\/openai)?\/v1\/models$/.test(path)) reply(response, 200, modelList(MODELS))
  else if (path.startsWith('/api/openai/') && !path.endsWith('/completions'))
    reply(response, 403, { error: true, msg: `you are not allowed to request ${path.slice(12)}` })
  else refuse(response, 404, 'File Not Found', 'not_found_error')
}

function allowEveryOrigin(response: ServerResponse): void {
  response.setHeader('access-control-allow-credentials', 'true')
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-allow-methods', '*')
  response.setHeader('access-control-allow-headers', '*')
  response.setHeader('access-control-max-age', '86400')
}

const refuse = (response: ServerResponse, code: number, message: string, type: string): void =>
  reply(response, code, { error: { code, message, type } })

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
