import { createParser } from 'eventsource-parser'

/** 1 MiB, counted in UTF-16 code units as the parser counts its buffer. */
export const MAX_EVENT_LENGTH = 2 ** 20

/** Each line costs some memory of its own, even one with nothing on it: a megabyte of those would be thirty. */
const MAX_EVENT_LINES = 2 ** 14

export type SsePart =
  | { readonly type: 'event'; readonly data: string }
  /** `event: error`, or `error:` as a field of its own. */
  | { readonly type: 'error'; readonly data: string }
  /** One event exceeded its limit; nothing that follows is to be read. */
  | { readonly type: 'overflow' }

/** Splits the text of an event stream into its events, however it is cut. Comments, ids and retry times are dropped. */
export function createSseParser() {
  let parts: SsePart[] = []
  let overflowed = false
  let endedInCr = false
  /** Of the event that is not over, those that are. */
  let lines = 0
  let isInLine = false

  const parser = createParser({
    // Bounds an unfinished line and event. An event that arrives whole in one piece passes it: see `add`.
    maxBufferSize: MAX_EVENT_LENGTH,
    onEvent: ({ event, data }) => add(event === 'error' ? event : 'event', data),
    onError: error => {
      if (error.type === 'max-buffer-size-exceeded') overflow()
      // llama-server writes an error of a running stream as a field that no specification knows.
      else if (error.field === 'error') add(error.field, error.value ?? '')
    },
  })

  function add(type: 'event' | 'error', data: string) {
    if (data.length > MAX_EVENT_LENGTH) overflow()
    else parts.push({ type, data })
  }

  function overflow() {
    parts.push({ type: 'overflow' })
    overflowed = true
  }

  function feed(text: string): SsePart[] {
    if (overflowed) return []
    parser.feed(withinLines(toLineFeeds(text)))
    if (lines > MAX_EVENT_LINES) overflow()
    const ready = parts
    parts = []
    return ready
  }

  /** A text as far as its event has no more lines than it may have. */
  function withinLines(text: string): string {
    let start = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      lines = isInLine || end > start ? lines + 1 : 0
      isInLine = false
      start = end + 1
      if (lines > MAX_EVENT_LINES) return text.slice(0, start)
    }
    isInLine ||= start < text.length
    return text
  }

  /** A server that lies about its end may also leave out the blank line that ends its last event. */
  function end(): SsePart[] {
    return feed('\n\n')
  }

  /** Left to the parser, an event that ends in bare `\r\r` would wait for the character after it, which may never come. */
  function toLineFeeds(text: string): string {
    const rest = endedInCr && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') endedInCr = text.endsWith('\r')
    return rest.replace(/\r\n?/g, '\n')
  }

  return { feed, end }
}
