import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/**
 * Says in `--fade-start` and `--fade-end` how much more there is to either side of a box that scrolls, where no animation
 * of the browser's can follow that.
 */
export function useFade(box: RefObject<HTMLElement | null>, overflows: boolean): void {
  useEffect(() => {
    const element = box.current
    if (!element || !overflows || CSS.supports('animation-timeline: scroll()')) return
    function look({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): void {
      // From right to left it is negative.
      const before = Math.abs(scrollLeft)
      fade('start', before)
      fade('end', scrollWidth - clientWidth - before)
    }
    function fade(side: 'start' | 'end', more: number): void {
      element?.style.setProperty(`--fade-${side}`, `min(${Math.max(0, more)}px, var(--gap-6))`)
    }
    const onChange = () => look(element)
    const sizes = new ResizeObserver(onChange)
    sizes.observe(element)
    if (element.firstElementChild) sizes.observe(element.firstElementChild)
    element.addEventListener('scroll', onChange, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', onChange)
      for (const side of ['start', 'end']) element.style.removeProperty(`--fade-${side}`)
    }
  }, [box, overflows])
}
