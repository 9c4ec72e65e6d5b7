import { type ReadonlySignal, signal } from '@preact/signals'
import type { StoreReader } from '../store/store.ts'

/** Whether what is stored is a newer version's, and everything that writes is refused; `false` until that is known. */
export function createReadOnly(store: Pick<StoreReader, 'isReadOnly'>): ReadonlySignal<boolean> {
  const readOnly = signal(false)
  store.isReadOnly().then(
    is => {
      readOnly.value = is
    },
    () => {},
  )
  return readOnly
}
