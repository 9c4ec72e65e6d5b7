/**
 * Calls `paint` once before the next frame however often it is asked, and at once where no frames are drawn. Asked with
 * a `pause`, in milliseconds, it lets so much time pass since it painted last, unless it is asked without one meanwhile.
 */
export function createFrame(paint: () => void, page: Document = document): (pause?: number) => void {
  let asked = false
  let framed = false
  let painted = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function run(): void {
    framed = false
    if (!asked) return
    asked = false
    clearTimeout(timer)
    timer = undefined
    painted = performance.now()
    paint()
  }

  function onNextFrame(): void {
    if (framed) return
    framed = true
    requestAnimationFrame(run)
  }

  // A hidden page gets no frames; what was waiting for one must not wait until it is shown.
  page.addEventListener('visibilitychange', run)
  return (pause = 0) => {
    asked = true
    const rest = painted + pause - performance.now()
    if (page.hidden) run()
    else if (rest <= 0) onNextFrame()
    else timer ??= setTimeout(onNextFrame, rest)
  }
}
