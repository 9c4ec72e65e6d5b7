import type { Signal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { BESIDE } from '../ui/beside.ts'

/** Opens the list over the chat where the panel becomes too narrow for both while the focus is in the list. */
export function useListKeptOpen(list: RefObject<HTMLElement | null>, open: Signal<boolean>): void {
  useEffect(() => {
    const beside = matchMedia(BESIDE)
    const look = () => {
      if (!beside.matches && list.current?.contains(document.activeElement)) open.value = true
    }
    beside.addEventListener('change', look)
    return () => beside.removeEventListener('change', look)
  }, [])
}
