import { type ReadonlySignal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { type Span, spanAround } from './list-layout.ts'

/** The part of a list that is to be drawn, as its box is scrolled and changes its size. */
export function useSpan(box: RefObject<HTMLElement | null>): ReadonlySignal<Span> {
  const span = useSignal(spanAround(0, 0))

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const { scrollTop, clientHeight } = element
      const next = spanAround(scrollTop / rem(), clientHeight / rem())
      if (next.top !== span.peek().top || next.bottom !== span.peek().bottom) span.value = next
    }
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  return span
}

/** In pixels. */
export function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
