import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import type { Message } from '../../lib/model/message.ts'
import type { Target } from '../../lib/page/target.ts'
import { createLogWindow } from './log-window.ts'

/** A chunk that does not come leaves the reader at the message. */
const NOTHING_ELSE = () => {}
/** Pixels between the upper edge and a message that is jumped to: what stands before it is seen to be there. */
const LEAD = 40

/** Takes the reader along a distance in pixels, and says how to do so again where they have not moved since. */
type Arrive = (distance: () => number) => () => void

/**
 * Draws the turns around what is read, and more of them a screen before the reader comes to an end of those. What is
 * read stays where it is: by the browser's scroll anchoring, and at the very top, where there is none, from here.
 */
export function useLogWindow(branch: readonly Message[], scroller: RefObject<HTMLElement | null>) {
  const window = useMemo(createLogWindow, [])
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const drawn = window.place(branch)
  const isEndDrawn = useRef(true)
  isEndDrawn.current = drawn.hasEnd
  /** What is done once the next turns stand there. */
  const then = useRef<((box: HTMLElement) => void) | undefined>(undefined)

  function drawIf(changed: boolean): void {
    if (changed) redraw(0)
  }

  function growNearEnds(): void {
    const box = scroller.current
    // A hidden log has no height. What waits for the next drawing is where the reader will be then.
    if (!box || then.current || box.clientHeight === 0) return
    const { scrollTop, clientHeight, scrollHeight } = box
    if (scrollTop < clientHeight && window.growUp()) {
      if (scrollTop < 1) then.current = keepInPlace(box)
      redraw(0)
    } else if (scrollHeight - clientHeight - scrollTop < clientHeight) {
      drawIf(window.growDown())
    }
  }

  useLayoutEffect(() => {
    const act = then.current
    then.current = undefined
    if (scroller.current) act?.(scroller.current)
  })

  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const sizes = new ResizeObserver(growNearEnds)
    for (const element of [box, ...box.children]) sizes.observe(element)
    box.addEventListener('scroll', growNearEnds, { passive: true })
    return () => {
      sizes.disconnect()
      box.removeEventListener('scroll', growNearEnds)
    }
  }, [])

  // Older ones have been read, which the reader may be waiting for at the top.
  useEffect(growNearEnds, [branch[0]?.id])

  const [first] = branch
  return {
    drawn,
    /** Whether the branch begins where the conversation does: of a long one the start is read last. */
    isStartRead: first !== undefined && first.parent === undefined,
    isEndDrawn: () => isEndDrawn.current,
    drawEnd: () => drawIf(window.showEnd()),

    /** The first turn there is, at the top. */
    toStart(): void {
      if (!first) return
      then.current = box => box.scrollTo({ top: 0, behavior: 'instant' })
      window.show(first.id)
      redraw(0)
    },

    /**
     * Whether the message is in this branch: then it stands out for a moment, and `arrive` is told how far it, or the
     * passage of it, is from where it is to be, which may change as long as what stands around it is being drawn.
     */
    toMessage(target: Target, arrive: Arrive): boolean {
      const { messageId } = target
      if (!branch.some(message => message.id === messageId)) return false
      then.current = box => bringIntoSight(box, target, arrive)
      window.show(messageId)
      redraw(0)
      return true
    },
  }
}

/** What is in sight now will be where it is, whatever comes above it. */
function keepInPlace(box: HTMLElement): (box: HTMLElement) => void {
  const kept = [...box.querySelectorAll<HTMLElement>('[data-message]')].find(
    turn => turn.getBoundingClientRect().bottom > box.getBoundingClientRect().top,
  )
  const before = kept?.getBoundingClientRect().top ?? 0
  return () => {
    if (kept?.isConnected) box.scrollTop += kept.getBoundingClientRect().top - before
  }
}

function bringIntoSight(box: HTMLElement, { messageId, passage }: Target, arrive: Arrive): void {
  const turn = [...box.querySelectorAll<HTMLElement>('[data-message]')].find(
    turn => turn.dataset.message === messageId,
  )
  if (!turn) return
  let placeOf = () => turn.getBoundingClientRect().top
  const distance = () => (turn.isConnected ? placeOf() - box.getBoundingClientRect().top - LEAD : 0)
  box.scrollBy({ top: distance(), behavior: 'instant' })
  // Now that those around it are laid out, and not only guessed.
  requestAnimationFrame(() => {
    const holdAgain = arrive(distance)
    if (passage) {
      import('./found-passage.ts').then(({ createFound }) => {
        placeOf = createFound(turn, passage).top
        holdAgain()
      }, NOTHING_ELSE)
    }
    // Whoever came here by keyboard goes on from here. What a list has covered takes no focus before this frame.
    turn.tabIndex = -1
    turn.focus({ preventScroll: true })
  })
  const outline = { outline: '2px solid var(--accent)', outlineOffset: '-2px' }
  turn.animate([outline, { ...outline, offset: 0.8 }, { ...outline, outlineColor: 'transparent' }], 2000)
}
