import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { isPlain } from '../ui/is-plain.ts'
import { createKeptPlace, type KeptPlace } from './kept-place.ts'
import { onScrollUp } from './scroll-up.ts'

/** The end of a text of which a part is drawn. */
export interface TextEnd {
  isDrawn(): boolean
  /** It will be there with the next drawing. */
  draw(): void
}

/** Half-pixels at fractional zoom are no distance. */
const NEAR = 8

/** What changes the height of the text when it is pressed. Copy and its like are not among them. */
const OPENS = 'summary, [aria-expanded], [aria-pressed], [aria-controls], [data-opens]'

/**
 * Keeps the end of a growing text in sight until the person scrolls up, and again once they are back at the end.
 * A new `turn` is what they asked for last: it is followed wherever they were.
 *
 * What changes its height further up is the browser's to make good, by scroll anchoring, here and while the person is
 * `away`: done from here, Chromium counts it as a layout shift. All that this writes is the way to the end, in the same
 * frame and after layout, and away what the browser has not made good (`KeptPlace`). A position that became smaller and
 * could have stayed where it was is the person's doing, by whatever means.
 */
export function useFollowEnd(
  turn: ReadonlySignal<unknown>,
  scroller: RefObject<HTMLDivElement | null>,
  end: TextEnd,
) {
  const content = useRef<HTMLDivElement>(null)
  const away = useSignal(false)
  /** Whether the end is out of sight: of a shorter text it is not, wherever the person stays. */
  const far = useSignal(false)
  const canJump = useComputed(() => away.value && far.value)
  /** Where it was last known to be. What is less than this is the person's doing, however little less it is. */
  const top = useRef(0)
  /** How far it is to the place that the reader was taken to, as long as they have not moved from it themselves. */
  const taken = useRef<(() => number) | undefined>(undefined)
  const place = useRef<KeptPlace>(undefined)
  const theEnd = useRef(end)
  theEnd.current = end

  function toEnd(): void {
    taken.current = undefined
    place.current?.forget()
    away.value = false
    theEnd.current.draw()
    const box = scroller.current
    if (!box) return
    box.scrollTo({ top: box.scrollHeight, behavior: 'instant' })
    // Its event comes a frame later, and by then tells of what the person has done since, too.
    top.current = box.scrollTop
  }

  /** What is in sight, or about to be, is what the reader came for. */
  function stay(): void {
    place.current?.forget()
    away.value = true
  }

  /**
   * It is `distance` pixels away, which is nothing now. What is drawn late does not push it out of sight again. Gives
   * what is to be called where the distance is another for a reason of its own: whoever has moved on is not fetched back.
   */
  function arrive(distance: () => number): () => void {
    taken.current = distance
    hold()
    return () => {
      if (taken.current === distance) hold()
    }
  }

  function hold(): void {
    const box = scroller.current
    if (!box) return
    box.scrollBy({ top: taken.current?.() ?? 0, behavior: 'instant' })
    top.current = box.scrollTop
    away.value = isFar(box)
  }

  const isFar = (box: HTMLElement) => restOf(box) > NEAR || !theEnd.current.isDrawn()

  useSignalEffect(() => {
    if (turn.value !== undefined) toEnd()
  })

  useLayoutEffect(() => {
    const box = scroller.current
    const text = content.current
    if (!box || !text) return
    const over = new AbortController()
    const { signal } = over
    const rest = () => restOf(box)
    /** The person has the mouse down on the text, perhaps to select some of it, or has just opened something in it. */
    let held = false
    let opening = false
    place.current = createKeptPlace(box, text)

    // Before anything is laid out: what is skipped while it is far from the sight is then what is far from the end.
    toEnd()

    function onScroll(): void {
      if (!box) return
      const before = top.current
      const now = box.scrollTop
      top.current = now
      const distance = rest()
      far.value = isFar(box)
      // Where the text became shorter than that, the browser moved it.
      const couldStay = before <= now + distance + 1
      if (now < before && couldStay) away.value = true
      else if (now > before && distance <= NEAR && theEnd.current.isDrawn()) away.value = false
      if (away.peek()) place.current?.remember(now - before)
    }

    function onResize(): void {
      if (taken.current) hold()
      else if (away.peek()) {
        if (opening || isWriting()) place.current?.accept()
        else place.current?.restore()
        // There is nowhere to jump to.
        if (box && box.scrollHeight <= box.clientHeight && theEnd.current.isDrawn()) away.value = false
      } else if (opening) away.value = rest() > NEAR
      else if (!held) toEnd()
      if (box) far.value = isFar(box)
    }

    function onClick({ target }: Event): void {
      const control = target instanceof Element ? target : undefined
      opening = control?.closest(OPENS) != null
      // Another version of what stands further up: what follows it is another text, whose end nobody asked for.
      if (control?.closest('[data-direction]') && control.closest('article') !== lastTurn()) away.value = true
      // What it opens is laid out in the frame to come; what grows after that is the answer.
      if (opening) requestAnimationFrame(() => requestAnimationFrame(closeOpening))
    }

    /** A question that is written anew grows under the caret. */
    const isWriting = () =>
      document.activeElement?.matches('textarea') && text?.contains(document.activeElement)

    const lastTurn = () => [...(text?.querySelectorAll('article') ?? [])].at(-1)

    function closeOpening(): void {
      opening = false
    }

    function onDown({ button }: PointerEvent): void {
      held = button === 0
    }

    function onUp(): void {
      if (!held) return
      held = false
      if (away.peek()) return
      const selection = getSelection()
      // What is selected is being read.
      if (selection && !selection.isCollapsed && selection.containsNode(text as Node, true))
        away.value = rest() > NEAR
      else toEnd()
    }

    function onKey(event: KeyboardEvent): void {
      if (event.key !== 'End' || event.target !== box || !isPlain(event)) return
      // The browser would glide to where the end was when the key was pressed.
      event.preventDefault()
      toEnd()
    }

    function onMove(): void {
      taken.current = undefined
    }

    // Before the others, which may take the reader somewhere.
    for (const type of ['wheel', 'keydown', 'pointerdown', 'touchmove'])
      box.addEventListener(type, onMove, { passive: true, capture: true, signal })
    onScrollUp(box, stay, signal)
    box.addEventListener('scroll', onScroll, { passive: true, signal })
    box.addEventListener('keydown', onKey, { signal })
    text.addEventListener('click', onClick, { capture: true, signal })
    text.addEventListener('pointerdown', onDown, { passive: true, signal })
    for (const end of ['pointerup', 'pointercancel', 'blur']) addEventListener(end, onUp, { signal })
    const sizes = new ResizeObserver(onResize)
    sizes.observe(box)
    sizes.observe(text)
    return () => {
      over.abort()
      sizes.disconnect()
    }
  }, [])

  return { content, away, canJump, toEnd, stay, arrive }
}

/** Pixels to the end of what is drawn. */
const restOf = (box: HTMLElement) => box.scrollHeight - box.clientHeight - box.scrollTop
