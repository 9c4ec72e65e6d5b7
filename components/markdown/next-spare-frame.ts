import { onNextFrame } from './next-frame.ts'

/** What a person waits for an answer to. */
const INPUTS = ['pointerdown', 'click', 'keydown', 'input']

/**
 * Calls back before the next frame, or the one after it where the next shows what a person's input did: work that can
 * wait adds nothing to that. It waits no longer, though keys may come in every frame. Gives the undo.
 */
export function onNextSpareFrame(run: () => void, next = onNextFrame): () => void {
  const listening = new AbortController()
  let isTaken = false
  for (const type of INPUTS)
    addEventListener(type, onInput, { capture: true, passive: true, signal: listening.signal })

  function onInput(): void {
    isTaken = true
  }

  let undo = next(() => {
    listening.abort()
    if (isTaken) undo = next(run)
    else run()
  })
  return () => {
    listening.abort()
    undo()
  }
}
