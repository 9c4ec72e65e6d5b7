import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { CompletionEvent } from '../../../lib/provider/completion.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'

const FOLDER = new URL('../../fixtures/wire/', import.meta.url)

/** How a text that is too long for a table is recognised. */
interface Digest {
  readonly length: number
  readonly sha256: string
  readonly start: string
}

/** What came of an answer, in the words of `expected.json`. */
export interface Outcome {
  readonly text?: Digest
  readonly reasoning?: Digest
  readonly usage?: object
  readonly finishReason?: string
  readonly model?: string
  readonly failure?: object
}

export interface Recording {
  readonly name: string
  /** As it came off the socket. */
  readonly bytes: Buffer
  readonly status: number
  readonly retryAfter: number | undefined
  /** Without its chunks and its compression. */
  readonly body: Buffer
  readonly expected: Outcome
  /** The failure, where a real connection ends otherwise than a body in memory. */
  readonly overTcp: object | undefined
  /** Whether the server closed the connection at all. */
  readonly isClosed: boolean
}

type Row = Outcome & { readonly overTcp?: object; readonly note?: string }

export function readRecordings(): Recording[] {
  const rows: Record<string, Row> = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'))
  const index = readFileSync(new URL('index.tsv', FOLDER), 'utf8').trimEnd().split('\n').slice(1)
  return index.map(line => {
    const [name = '', , , , , , , , end] = line.split('\t')
    const row = rows[name]
    if (!row) throw new Error(`${name} is missing in expected.json`)
    const { overTcp, note: _, ...expected } = row
    const bytes = readFileSync(new URL(`${name}.response`, FOLDER))
    return {
      name,
      bytes,
      ...parseResponse(bytes),
      expected,
      overTcp,
      isClosed: end !== 'TIMEOUT',
    }
  })
}

function parseResponse(bytes: Buffer) {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.subarray(0, Math.max(end, 0)).toString('latin1')
  const raw = bytes.subarray(end + 4)
  const plain = /^transfer-encoding: chunked/im.test(head) ? joinChunks(raw) : raw
  const retryAfter = /^retry-after: (\d+)/im.exec(head)?.[1]
  return {
    status: Number(/^HTTP\/1\.\d (\d+)/.exec(head)?.[1] ?? 0),
    retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
    body: /^content-encoding: gzip/im.test(head) ? gunzipSync(plain) : plain,
  }
}

function joinChunks(raw: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; at < raw.length; ) {
    const lineEnd = raw.indexOf('\r\n', at)
    const size = Number.parseInt(raw.subarray(at, lineEnd).toString('latin1'), 16)
    if (!(size > 0)) break
    chunks.push(raw.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return Buffer.concat(chunks)
}

/** Folds events, and the error that may end them, into an outcome. */
export function createOutcome() {
  let text = ''
  let reasoning = ''
  let rest: Outcome = {}
  return {
    add(event: CompletionEvent) {
      if (event.type === 'text') text += event.text
      if (event.type === 'reasoning') reasoning += event.text
      if (event.type === 'usage') rest = { ...rest, usage: event.usage }
      if (event.type === 'finish') rest = { ...rest, finishReason: event.finishReason, model: event.model }
    },
    fail(error: unknown) {
      if (!(error instanceof ProviderError)) throw error
      rest = { ...rest, failure: error.toFailure() }
    },
    get textLength() {
      return text.length
    },
    result(): Outcome {
      return {
        ...(text && { text: digest(text) }),
        ...(reasoning && { reasoning: digest(reasoning) }),
        ...rest,
      }
    },
  }
}

function digest(text: string): Digest {
  const sha256 = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return { length: text.length, sha256, start: text.slice(0, 40) }
}
