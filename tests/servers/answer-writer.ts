import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import {
  chunkFrame,
  createCompletionHead,
  type Delta,
  DONE_FRAME,
  usageFrame,
  wholeCompletion,
} from './demo-wire.ts'
import { type RecordedRequest, textOf } from './recorded-request.ts'

/** One answer in the making. Everything resolves once it is on its way, at once when the client has gone. */
export interface AnswerWriter {
  request: RecordedRequest
  /** Aborted when the exchange is over, whoever ended it. */
  signal: AbortSignal
  /** Sends the headers now, before any text. */
  start(headers?: OutgoingHttpHeaders): Promise<void>
  /** Sends text; held back until the end where no stream was asked for. */
  write(text: string): Promise<void>
  /** Sends a chunk with this delta. */
  delta(delta: Delta): Promise<void>
  /** Sends these texts, a chunk for each, as fast as the connection takes them: nobody waits for one before the next. */
  pour(texts: Iterable<string>): Promise<void>
  /** Ends the answer as a server does that has said everything. */
  end(finishReason?: string): Promise<void>
  /** Sends these very bytes, after headers if none were sent: an event stream's and these, under a status of 200 if no other. */
  raw(bytes: string | Uint8Array, headers?: OutgoingHttpHeaders, status?: number): Promise<void>
  /** Answers with something that is no stream. */
  reply(status: number, body: unknown, headers?: OutgoingHttpHeaders): Promise<void>
  /**
   * Ends it with nothing said about an end: `clean` closes the body properly, `fin` the connection in mid-body,
   * `reset` the connection with an RST.
   */
  cut(how: 'clean' | 'fin' | 'reset'): Promise<void>
}

/** Characters of frames that are written in one go when an answer is poured out. */
const BATCH = 64 * 1024

export function createAnswerWriter(
  request: RecordedRequest,
  response: ServerResponse,
  over: AbortController,
): AnswerWriter {
  const { signal } = over
  const { body } = request
  const head = createCompletionHead(body.model)
  const prompt = body.messages.map(textOf).join('\n')
  let answer = ''

  // What was being written when the client went Node never calls back about.
  const gone = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
  const write = (bytes: string | Uint8Array) =>
    new Promise<void>(resolve => response.write(bytes, () => resolve()))

  const send = async (bytes: string | Uint8Array): Promise<void> => {
    if (!signal.aborted && !response.writableEnded) await Promise.race([write(bytes), gone])
  }

  const finish = (bytes = ''): Promise<void> =>
    signal.aborted ? Promise.resolve() : new Promise(resolve => response.end(bytes, () => resolve()))

  const start = async (headers: OutgoingHttpHeaders = {}): Promise<void> => {
    if (response.headersSent || signal.aborted) return
    response.writeHead(200, {
      'cache-control': 'no-cache',
      'content-type': body.stream ? 'text/event-stream' : 'application/json; charset=utf-8',
      'x-accel-buffering': 'no',
      ...headers,
    })
    response.flushHeaders()
    if (body.stream) await send(chunkFrame(head, { role: 'assistant', content: '' }))
  }

  const delta = async (part: Delta): Promise<void> => {
    answer += part.content ?? ''
    if (!body.stream) return
    await start()
    await send(chunkFrame(head, part))
  }

  const pour = async (texts: Iterable<string>): Promise<void> => {
    await start()
    let frames = ''
    for (const text of texts) {
      if (signal.aborted) return
      answer += text
      if (body.stream) frames += chunkFrame(head, { content: text })
      if (frames.length < BATCH) continue
      await send(frames)
      frames = ''
    }
    await send(frames)
  }

  return {
    request,
    signal,
    start,
    delta,
    pour,
    write: text => delta({ content: text }),
    end: async (finishReason = 'stop') => {
      await start()
      if (!body.stream) return finish(JSON.stringify(wholeCompletion(head, prompt, answer, finishReason)))
      const usage = body.stream_options?.include_usage ? usageFrame(head, prompt, answer) : ''
      await finish(chunkFrame(head, {}, finishReason) + usage + DONE_FRAME)
    },
    raw: async (bytes, headers = {}, status = 200) => {
      if (!response.headersSent)
        response.writeHead(status, { 'content-type': 'text/event-stream', ...headers })
      await send(bytes)
    },
    reply: async (status, content, headers = {}) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content)
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      await finish(text)
    },
    cut: async how => {
      if (how === 'clean') return finish()
      const { socket } = response
      // Told before the socket is gone: from the socket alone it would look as if the client had left.
      over.abort()
      if (how === 'fin') socket?.end()
      else socket?.resetAndDestroy()
    },
  }
}
