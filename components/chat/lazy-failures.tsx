import type { ComponentProps } from 'preact'
import { createLazyView } from '../ui/lazy-view.ts'
import type { Ending } from './ending.tsx'
import type { FailureNote } from './failure-note.tsx'

const ending = createLazyView<ComponentProps<typeof Ending>>(() =>
  import('./ending.tsx').then(({ Ending }) => Ending),
)
const note = createLazyView<ComponentProps<typeof FailureNote>>(() =>
  import('./failure-note.tsx').then(({ FailureNote }) => FailureNote),
)

/** Most questions are answered: what is said otherwise is in chunks of their own, there before anything can fail. */
export function loadFailures(): void {
  void ending.load()
  void note.load()
}

export function LazyEnding(props: ComponentProps<typeof Ending>) {
  void ending.load()
  const View = ending.view.value
  return View ? <View {...props} /> : null
}

export function LazyFailureNote(props: ComponentProps<typeof FailureNote>) {
  void note.load()
  const View = note.view.value
  return View ? <View {...props} /> : null
}
