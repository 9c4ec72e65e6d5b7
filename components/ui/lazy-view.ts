import { type ReadonlySignal, signal } from '@preact/signals'
import type { ComponentType } from 'preact'

/** A component in a chunk of its own, loaded once. */
export interface LazyView<P> {
  readonly view: ReadonlySignal<ComponentType<P> | undefined>
  /** Whether it is there now. The files of a page that an update left behind are gone; asked again, it tries again. */
  load(): Promise<boolean>
}

export function createLazyView<P>(importView: () => Promise<ComponentType<P>>): LazyView<P> {
  const view = signal<ComponentType<P> | undefined>(undefined)
  let loading: Promise<boolean> | undefined

  return {
    view,
    load() {
      loading ??= importView().then(
        component => {
          view.value = component
          return true
        },
        () => {
          loading = undefined
          return false
        },
      )
      return loading
    },
  }
}
