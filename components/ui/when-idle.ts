/** Runs it when the page has nothing better to do. Returns the undo. */
export function whenIdle(run: () => void): () => void {
  const handle = requestIdleCallback(run)
  return () => cancelIdleCallback(handle)
}
