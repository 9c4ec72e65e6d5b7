import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Message } from '../../lib/model/message.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import type { Target } from '../../lib/page/target.ts'

/** Where somebody wants to be. */
export type Goal = Target | 'start'

/** By which the person shows that they are at something else. A scroll alone may be the browser's doing. */
const DEEDS = ['keydown', 'pointerdown', 'wheel', 'touchmove']

/**
 * Goes where the page was sent to, once: as soon as that has been read, which of an old message takes some idle moments,
 * and the branch that it is in is shown. A person who does something else meanwhile is not taken away from that.
 *
 * `go` says whether it is there. What it could not reach yet can also be pursued from here.
 */
export function useTarget(
  { target, forgetTarget }: Pick<ChatPage, 'target' | 'forgetTarget'>,
  branch: readonly Message[],
  go: (goal: Goal) => boolean,
): (goal: Goal) => void {
  const aimed = target.value
  const goal = useRef<Goal | undefined>(undefined)

  useLayoutEffect(() => {
    if (aimed) goal.current = aimed
  }, [aimed])

  useLayoutEffect(() => {
    if (goal.current && go(goal.current)) goal.current = undefined
  }, [aimed, branch])

  useLayoutEffect(() => {
    const over = new AbortController()
    const giveUp = () => {
      goal.current = undefined
      forgetTarget()
    }
    // On its way down: what the same key or press may aim at then is wanted.
    for (const deed of DEEDS)
      document.addEventListener(deed, giveUp, { passive: true, capture: true, signal: over.signal })
    return () => over.abort()
  }, [])

  return next => {
    goal.current = next
  }
}
