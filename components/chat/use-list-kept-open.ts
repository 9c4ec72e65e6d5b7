import type { Signal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { BESIDE } from '../ui/beside.ts'

/** Opens the list over the chat where the panel becomes too narrow for both while the focus is in the list. */
export function useListKeptOpen(list: RefObject<HTMLElement | null>, open: Signal<boolean>): void {
  useEffect(() => {
    const beside = matchMedia(BESIDE)
    let wasBeside = beside.matches
    const look = () => {
      wasBeside = beside.matches
      if (!wasBeside && list.current?.contains(document.activeElement)) open.value = true
    }
    /** Laid out before the change is told, what is hidden by it has lost the focus already. */
    const onFocusOut = ({ target }: FocusEvent) => {
      if (!wasBeside || beside.matches || !(target instanceof HTMLElement)) return
      open.value = true
      requestAnimationFrame(() => target.focus())
    }
    const region = list.current
    beside.addEventListener('change', look)
    region?.addEventListener('focusout', onFocusOut)
    return () => {
      beside.removeEventListener('change', look)
      region?.removeEventListener('focusout', onFocusOut)
    }
  }, [])
}
