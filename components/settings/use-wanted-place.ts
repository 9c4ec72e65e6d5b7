import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { ConnectionId } from '../../lib/model/connection.ts'
import { parseFragment } from '../../lib/model/options-place.ts'

/** A place in the list that somebody is led to. */
export interface Wanted {
  readonly connection: ConnectionId
  readonly field?: string
}

/**
 * The place that the address of the page names, once the list is `there` and until whoever shows its field sets it to
 * `undefined`. Its form is opened before.
 */
export function useWantedPlace(
  root: RefObject<HTMLElement | null>,
  there: boolean,
  open: (id: ConnectionId) => void,
) {
  const wanted = useSignal<Wanted | undefined>(undefined)

  useEffect(() => {
    if (!there) return
    const show = () => {
      const place = parseFragment(location.hash)
      if (!place) return
      // Wanted once more, it is a place that the address did not name before.
      history.replaceState(history.state, '', location.pathname + location.search)
      const row = root.current?.querySelector<HTMLElement>(`[data-connection="${place.connection}"]`)
      if (!row) return
      row.scrollIntoView?.()
      // Where there is no such field, this is where to go on.
      row.querySelector<HTMLElement>('[data-control="edit"]')?.focus()
      open(place.connection)
      wanted.value = place.field === undefined ? undefined : place
    }
    show()
    addEventListener('hashchange', show)
    return () => removeEventListener('hashchange', show)
  }, [there])

  return wanted
}
