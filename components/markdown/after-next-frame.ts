/**
 * Calls back after the next frame, once the page has answered what came in meanwhile, or in a moment where no frames are
 * drawn. Gives the undo.
 */
export function afterNextFrame(run: () => void, page: Document = document): () => void {
  const moment = new MessageChannel()
  // In the frame itself it would stand before a click's own, which the browser would draw at once.
  const frame = requestAnimationFrame(wake)
  moment.port1.onmessage = end
  page.addEventListener('visibilitychange', look)
  look()

  // A timer would do as well, but in a hidden page it goes off once a second.
  function look(): void {
    if (page.hidden) wake()
  }

  function wake(): void {
    moment.port2.postMessage(undefined)
  }

  function undo(): void {
    cancelAnimationFrame(frame)
    moment.port1.close()
    page.removeEventListener('visibilitychange', look)
  }

  function end(): void {
    undo()
    run()
  }

  return undo
}
