/** Calls back before the next frame, or in a moment where no frames are drawn. Gives the undo. */
export function onNextFrame(run: () => void, page: Document = document): () => void {
  const moment = new MessageChannel()
  const frame = requestAnimationFrame(end)
  moment.port1.onmessage = end
  page.addEventListener('visibilitychange', look)
  look()

  // A timer would do as well, but in a hidden page it goes off once a second.
  function look(): void {
    if (page.hidden) moment.port2.postMessage(undefined)
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
