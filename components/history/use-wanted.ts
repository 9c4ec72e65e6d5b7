import { useEffect } from 'preact/hooks'
import { whenIdle } from '../../lib/page/idle.ts'
import { BESIDE } from '../ui/beside.ts'

/** Says once that the list is wanted: when it is opened, or stands beside the chat and that can be typed into. */
export function useWanted(open: boolean, want: () => void): void {
  useEffect(() => {
    if (open) want()
  }, [open])

  useEffect(() => {
    const beside = matchMedia(BESIDE)
    let cancel = () => {}
    const look = () => {
      if (beside.matches) cancel = whenIdle(want)
    }
    look()
    beside.addEventListener('change', look)
    return () => {
      cancel()
      beside.removeEventListener('change', look)
    }
  }, [])
}
