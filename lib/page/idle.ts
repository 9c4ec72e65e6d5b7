/** Runs it when the page has nothing better to do, in `atLatest` milliseconds even if it always has. Returns the undo. */
export function whenIdle(run: () => void, atLatest?: number): () => void {
  const handle = requestIdleCallback(run, atLatest === undefined ? {} : { timeout: atLatest })
  return () => cancelIdleCallback(handle)
}
