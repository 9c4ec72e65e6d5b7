/** Runs it when the page has nothing better to do, or in a moment where it always has. */
export function whenIdle(run: () => void): void {
  requestIdleCallback(run, { timeout: 300 })
}
