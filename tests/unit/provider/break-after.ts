/** A body that breaks where this has been read. */
export function breakAfter(body: string): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('network error'))
      sent = true
      if (body) controller.enqueue(new TextEncoder().encode(body))
      else controller.error(new TypeError('network error'))
    },
  })
}
