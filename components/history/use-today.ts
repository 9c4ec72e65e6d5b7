import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

/** A moment of the day that it is, another one from each midnight on: at once where the page is seen, else when it is again. */
export function useToday(): ReadonlySignal<number> {
  const today = useSignal(Date.now())

  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined

    function look(): void {
      clearTimeout(timer)
      // What nobody sees need not wake for it.
      if (document.hidden) return
      const now = Date.now()
      if (new Date(now).toDateString() !== new Date(today.peek()).toDateString()) today.value = now
      // A timer stands still while the computer sleeps: then it comes late, or the page is shown again before.
      timer = setTimeout(look, new Date(now).setHours(24, 0, 0, 0) - now)
    }

    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])

  return today
}
