import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { watchSizes } from './watch-sizes.ts'

/**
 * Whether the box's one child is wider than it: only then is the box a stop for the keyboard. The child stays, whatever
 * is drawn in it.
 */
export function useOverflow(box: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setOverflows(element.scrollWidth > element.clientWidth + 1)
    return watchSizes(element, look)
  }, [box])

  return overflows
}
