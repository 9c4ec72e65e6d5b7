import { useEffect, useRef } from 'preact/hooks'

type Action = () => void

/**
 * Runs an action at once, or once the press is over that has begun: what comes or goes on the page meanwhile moves what
 * the press was meant for away from under it, and the click is nobody's. For what happens when a field is left.
 */
export function useAfterPress(): (action: Action) => void {
  /** What waits for the end of the press; none while nothing is pressed. */
  const waiting = useRef<Action[] | undefined>(undefined)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    function begin(): void {
      waiting.current ??= []
    }
    function end(): void {
      // The click comes in the same task as the release.
      timer = setTimeout(() => {
        const actions = waiting.current ?? []
        waiting.current = undefined
        for (const action of actions) action()
      })
    }
    /** A list that the system draws takes the release for itself. */
    function move({ buttons }: PointerEvent): void {
      if (waiting.current && buttons === 0) end()
    }
    addEventListener('pointerdown', begin, true)
    addEventListener('pointermove', move, true)
    addEventListener('pointerup', end, true)
    // A press that becomes a drag has no release.
    addEventListener('pointercancel', end, true)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointerdown', begin, true)
      removeEventListener('pointermove', move, true)
      removeEventListener('pointerup', end, true)
      removeEventListener('pointercancel', end, true)
    }
  }, [])

  return action => {
    if (waiting.current) waiting.current.push(action)
    else action()
  }
}
