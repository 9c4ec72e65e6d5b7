import type { Failure, ProviderFailureKind } from '../model/failure.ts'
import { isRecord } from '../model/is-record.ts'
import type { FinishReason, Usage } from '../model/message.ts'
import { type BodyPart, createBodyParser, MAX_TEXT_LENGTH } from './body-parser.ts'
import { readChunk } from './chunk-dialect.ts'
import type { CompletionEvent } from './completion.ts'
import { isErrorBody, readErrorBody } from './error-body.ts'
import { findCause, isSuccess } from './failure-kind.ts'
import { parseJson } from './parse-json.ts'
import { ProviderError } from './provider-error.ts'
import { findRefused } from './quirks.ts'
import type { RequestBody } from './request-body.ts'
import { toServerWords } from './server-words.ts'
import { createThinkSplitter } from './think-tag.ts'

/** 8 MiB of text and reasoning, counted in UTF-16 code units as strings are held. */
const MAX_ANSWER_LENGTH = 8 * 2 ** 20

/** Something on the way may garble an event or two of a long answer; a server that garbles more speaks another language. */
const MAX_BROKEN_EVENTS = 3

/** `cut`: the connection broke or was closed, as opposed to a body that ended as HTTP says it should. */
export type BodyEnding = 'clean' | 'cut'

export interface AnswerSource {
  readonly status: number
  readonly retryAfter?: number | undefined
  /** What was asked. Its model stands where the server does not name the one that answered. */
  readonly body: RequestBody
  /** What server's words must never repeat. */
  readonly secrets: readonly string[]
}

/**
 * From the bytes of a response to events, without waiting for anything. A failure is thrown as a `ProviderError` after the
 * events that came before it. The body decides what happened; the status is asked only where the body is no answer.
 */
export function createAnswerParser({ status, retryAfter, body: request, secrets }: AnswerSource) {
  const isAnswer = isSuccess(status)
  const body = createBodyParser(isAnswer ? MAX_ANSWER_LENGTH : MAX_TEXT_LENGTH)
  const think = createThinkSplitter()
  let { model } = request
  let usage: Usage | undefined
  let finishReason: FinishReason | undefined
  let received = 0
  const broken: string[] = []
  let progress = 0
  let done = false
  let ending: BodyEnding | undefined

  function* feed(bytes: Uint8Array): Generator<CompletionEvent> {
    yield* readParts(body.feed(bytes))
  }

  function* end(how: BodyEnding): Generator<CompletionEvent> {
    ending = how
    yield* readParts(body.end())
    yield* think.end()
    if (usage) yield { type: 'usage', usage }
    if (received === 0 && !isAnswer) throw failure('')
    if (received === 0 && broken[0] !== undefined) throw malformed(broken[0])
    if (!finishReason) throw new ProviderError('truncated', { status })
    if (received === 0) throw empty(finishReason)
    yield { type: 'finish', finishReason, model }
  }

  function* readParts(parts: readonly BodyPart[]): Generator<CompletionEvent> {
    for (const part of parts) {
      // Servers are known to send more after `[DONE]`.
      if (done) return
      yield* readPart(part)
    }
  }

  function* readPart(part: BodyPart): Generator<CompletionEvent> {
    switch (part.type) {
      case 'event':
        return yield* readEvent(part.data)
      case 'error':
        throw failure(part.data)
      case 'overflow':
        throw new ProviderError('too-large', { status })
      case 'document':
        return yield* readDocument(part.text)
    }
  }

  function* readEvent(data: string): Generator<CompletionEvent> {
    if (data.trim() === '[DONE]') {
      done = true
      finishReason ??= 'done'
      return
    }
    const chunk = parseJson(data)
    if (isRecord(chunk)) {
      // vLLM and FastChat send `{ object: 'error', message, code }`.
      if (chunk.error || chunk.object === 'error') throw failure(data)
      yield* readAnswer(chunk)
    } else if (/^\s*[{[]/.test(data) && !ending) {
      // At the end it is where the stream was cut. Other text is a keep-alive in disguise.
      if (broken.push(data) > MAX_BROKEN_EVENTS) throw malformed(data)
    }
  }

  function* readDocument(text: string): Generator<CompletionEvent> {
    const json = parseJson(text)
    if (isRecord(json) && !json.error && Array.isArray(json.choices)) {
      yield* readAnswer(json)
      finishReason ??= 'done'
      done = true
    } else if (!isAnswer || (json !== undefined && isErrorBody(json))) {
      throw failure(text)
    } else if (ending !== 'cut') {
      const kind = text === '' ? 'empty' : 'malformed'
      const page = /^\s*<[!a-z]/i.test(text) || undefined
      throw new ProviderError(kind, { status, serverWords: toServerWords(text, secrets), page })
    }
  }

  function* readAnswer(json: Readonly<Record<string, unknown>>): Generator<CompletionEvent> {
    const chunk = readChunk(json)
    model = chunk.model ?? model
    usage = chunk.usage ?? usage
    const length = chunk.text.length + chunk.reasoning.length
    received += length
    if (received > MAX_ANSWER_LENGTH) throw new ProviderError('too-large', { status })
    if (length > 0 || (chunk.finishReason && !finishReason)) progress++
    finishReason = chunk.finishReason ?? finishReason
    if (chunk.reasoning) yield { type: 'reasoning', text: chunk.reasoning }
    yield* think.feed(chunk.text)
  }

  function failure(body: string): ProviderError {
    const error = readErrorBody(body)
    const cause = findCause(status, error, request.model)
    const { kind, missing } = cause
    return new ProviderError(kind, {
      status,
      retryAfter,
      ...cause,
      serverWords: toServerWords(error.words, secrets),
      refused: isOpen(kind, missing) ? findRefused(status, error, request) : undefined,
    })
  }

  /** Whether the failure may be about a part of the request: no better cause is known. */
  function isOpen(kind: ProviderFailureKind, missing: Failure['missing']): boolean {
    return kind === 'bad-request' || kind === 'server' || (kind === 'not-found' && !missing)
  }

  function malformed(body: string): ProviderError {
    return new ProviderError('malformed', { status, serverWords: toServerWords(body, secrets) })
  }

  /** The reason is all that such a server says, and worth more than silence: a filter, a tool call. */
  function empty(reason: FinishReason): ProviderError {
    const serverWords = reason === 'stop' || reason === 'done' ? undefined : `finish_reason: ${reason}`
    return new ProviderError('empty', { status, serverWords, finishReason: reason })
  }

  return {
    feed,
    end,
    /** Grows with every token and with the finish reason, not with comments, pings and empty deltas. */
    get progress() {
      return progress
    },
    /** The server has said why it stopped; only usage and `[DONE]` can follow. */
    get isFinished() {
      return finishReason !== undefined
    },
    /** Nothing that follows matters. */
    get isDone() {
      return done
    },
  }
}
