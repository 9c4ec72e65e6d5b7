import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Half-pixels at fractional zoom are no distance. */
const NEAR = 8

/**
 * Keeps the end of a growing text in sight until the person scrolls up, and again once they are back at the end.
 * A new `turn` is what they asked for last: it is followed wherever they were.
 */
export function useFollowEnd(turn: ReadonlySignal<unknown>) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const away = useSignal(false)

  function toEnd(): void {
    away.value = false
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: 'instant' })
  }

  useSignalEffect(() => {
    if (turn.value !== undefined) toEnd()
  })

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box || !content.current) return
    let top = box.scrollTop
    const onScroll = () => {
      const rest = box.scrollHeight - box.clientHeight - box.scrollTop
      if (rest <= NEAR) away.value = false
      else if (box.scrollTop < top) away.value = true
      top = box.scrollTop
    }
    const sizes = new ResizeObserver(() => {
      if (!away.peek()) toEnd()
    })
    box.addEventListener('scroll', onScroll, { passive: true })
    sizes.observe(box)
    sizes.observe(content.current)
    return () => {
      box.removeEventListener('scroll', onScroll)
      sizes.disconnect()
    }
  }, [])

  return { scroller, content, away, toEnd }
}
