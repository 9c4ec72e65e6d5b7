import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { watchSizes } from './watch-sizes.ts'

/**
 * Says in `--fade-start` and `--fade-end` how much more there is to either side of a box that scrolls, where no animation
 * of the browser's can follow that.
 */
export function useFade(box: RefObject<HTMLElement | null>, overflows: boolean): void {
  useEffect(() => {
    const element = box.current
    if (!element || !overflows || CSS.supports('animation-timeline: scroll()')) return
    const { style } = element
    const fade = (side: 'start' | 'end', more: number) =>
      style.setProperty(`--fade-${side}`, `min(${Math.max(0, more)}px, var(--gap-6))`)
    const look = () => {
      // From right to left it is negative.
      const before = Math.abs(element.scrollLeft)
      fade('start', before)
      fade('end', element.scrollWidth - element.clientWidth - before)
    }
    const unwatch = watchSizes(element, look)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      unwatch()
      element.removeEventListener('scroll', look)
    }
  }, [box, overflows])
}
