import { createSseParser, type SsePart } from './sse-parser.ts'

type Form = 'events' | 'json' | 'text'

export type BodyPart =
  | SsePart
  /** A body that is no event stream, as far as it was read; nothing follows. */
  | { readonly type: 'document'; readonly text: string }

/** 64 KiB for what is no answer: an error, its page, a proxy's apology. */
export const MAX_TEXT_LENGTH = 64 * 2 ** 10

/**
 * Tells by its first characters what a body is, whatever its status and content type say, and cuts it into parts. Lengths are
 * UTF-16 code units.
 */
export function createBodyParser(maxJsonLength: number) {
  // Drops a BOM, and keeps a character whose bytes come in two pieces.
  const decoder = new TextDecoder()
  const sse = createSseParser()
  const document: string[] = []
  let form: Form | undefined
  let head = ''
  let length = 0
  let ended = false

  function feed(bytes: Uint8Array): BodyPart[] {
    return read(decoder.decode(bytes, { stream: true }))
  }

  function read(text: string): BodyPart[] {
    if (ended) return []
    if (form) return readAs(form, text)
    head = (head + text).trimStart()
    form = sniff(head)
    return form ? readAs(form, head) : []
  }

  function readAs(form: Form, text: string): BodyPart[] {
    if (form === 'events') return sse.feed(text)
    document.push(text)
    length += text.length
    return length > limitOf(form) ? [conclude(form)] : []
  }

  function conclude(form: 'json' | 'text'): BodyPart {
    const limit = limitOf(form)
    ended = true
    // Not joined: nobody reads it, and it would take as much again.
    if (length > limit && limit > MAX_TEXT_LENGTH) return { type: 'overflow' }
    return { type: 'document', text: document.splice(0).join('').slice(0, limit) }
  }

  function limitOf(form: 'json' | 'text'): number {
    return form === 'json' ? maxJsonLength : MAX_TEXT_LENGTH
  }

  function end(): BodyPart[] {
    const parts = read(decoder.decode())
    if (ended) return parts
    if (form === 'events') return [...parts, ...sse.end()]
    if (!form) document.push(head)
    return [...parts, conclude(form ?? 'text')]
  }

  return { feed, end }
}

const FIELDS = ['data', 'event', 'id', 'retry', 'error']

/** `undefined`: more is needed. `start` begins with no white space, since blank lines may stand before any form. */
function sniff(start: string): Form | undefined {
  if (start === '') return undefined
  if (/^[{["]/.test(start)) return 'json'
  if (/^(?:data|event|id|retry|error)?:/.test(start)) return 'events'
  return FIELDS.some(field => field.startsWith(start)) ? undefined : 'text'
}
