export interface KeepAlive {
  /** Keeps the background alive until what it returns is called. */
  hold(): () => void
}

/**
 * Neither an open port nor a streaming `fetch` keeps a background alive: both browsers end it after 30 s without an
 * extension event. One API call now and then does (`beat`), as long as anybody holds.
 */
export function createKeepAlive(beat: () => void, intervalMs: number): KeepAlive {
  let holders = 0
  let timer: ReturnType<typeof setInterval> | undefined

  return {
    hold() {
      holders += 1
      timer ??= setInterval(beat, intervalMs)
      let held = true
      return () => {
        if (!held) return
        held = false
        holders -= 1
        if (holders > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
