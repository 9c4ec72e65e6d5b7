/** Calls `paint` once before the next frame however often it is asked, and at once where no frames are drawn. */
export function createFrame(paint: () => void, page: Document = document): () => void {
  let asked = false
  const run = () => {
    if (!asked) return
    asked = false
    paint()
  }
  // A hidden page gets no frames; what was waiting for one must not wait until it is shown.
  page.addEventListener('visibilitychange', run)
  return () => {
    asked = true
    if (page.hidden) run()
    else requestAnimationFrame(run)
  }
}
