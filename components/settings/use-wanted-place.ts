import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { ConnectionId } from '../../lib/model/connection.ts'
import { parseFragment } from '../../lib/model/options-place.ts'

/** Opens the form that the address of the page names, once the list is `there`, and goes to the field that it names. */
export function useWantedPlace(
  root: RefObject<HTMLElement | null>,
  there: boolean,
  open: (id: ConnectionId) => void,
): void {
  useEffect(() => {
    if (!there) return
    const show = () => {
      const wanted = parseFragment(location.hash)
      if (!wanted) return
      open(wanted.connection)
      // The form is not there yet.
      requestAnimationFrame(() => {
        const row = root.current?.querySelector<HTMLElement>(`[data-connection="${wanted.connection}"]`)
        row?.scrollIntoView?.()
        if (row) goTo(row, wanted.field)
      })
    }
    show()
    addEventListener('hashchange', show)
    return () => removeEventListener('hashchange', show)
  }, [there])
}

function goTo(row: HTMLElement, field: string | undefined): void {
  const control = field ? row.querySelector<HTMLElement>(`[id$="-${field}"]`) : undefined
  const replace =
    field === 'secret' && !control ? row.querySelector<HTMLElement>('[data-replace]') : undefined
  const fold = control?.closest('details')
  if (fold) fold.open = true
  // The field of a key that is stored takes the focus as it comes.
  if (replace) {
    replace.focus()
    replace.click()
  } else (control ?? row.querySelector<HTMLElement>('[data-control="edit"]'))?.focus()
}
