import { useLayoutEffect } from 'preact/hooks'
import type { UsedForm } from './use-connection-form.ts'

interface Options {
  /** What the ids of the controls begin with. */
  readonly at: string
  readonly used: Pick<UsedForm, 'fields' | 'change'>
  /** The field that somebody is led to from elsewhere. */
  readonly wanted: string | undefined
  /** It is on its way there. */
  readonly onShown: (() => void) | undefined
}

/** Leads to a field of the form, as far as the form has it. */
export function useGoTo({ at, used: { fields, change }, wanted, onShown }: Options): (field: string) => void {
  function goTo(field: string): void {
    if (field === 'secret') change({ secretChange: 'replace' })
    // The field of a key that is stored is not there yet.
    requestAnimationFrame(() => {
      const control = document.getElementById(`${at}-${field}`)
      const fold = control?.closest('details')
      if (fold) fold.open = true
      control?.focus()
    })
  }

  useLayoutEffect(() => {
    if (wanted === undefined) return
    onShown?.()
    // What the person is about to do with the key is for them to take back.
    if (wanted !== 'secret' || fields.secretChange !== 'forget') goTo(wanted)
  }, [wanted])

  return goTo
}
