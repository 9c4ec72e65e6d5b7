import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { whenIdle } from '../ui/when-idle.ts'
import type { ListProps } from './conversation-list.tsx'

const view = signal<ComponentType<ListProps> | undefined>(undefined)
let asked = false

/** Where its files are gone, as they are for a page that an update left behind, there is no list. */
function load(): void {
  if (asked) return
  asked = true
  void import('./conversation-list.tsx').then(
    ({ ConversationList }) => {
      view.value = ConversationList
    },
    () => {
      asked = false
    },
  )
}

/** A page that opens is typed into first: the list is in a chunk of its own, loaded in the first idle moment. */
export function LazyList(props: ListProps) {
  useEffect(() => whenIdle(load), [])
  if (props.open) load()
  const View = view.value
  return View ? <View {...props} /> : null
}
