import { useComputed } from '@preact/signals'
import type { RefObject } from 'preact'
import type { ConversationId } from '../../lib/model/message.ts'
import type { HeadActions } from './row-actions.ts'

export interface Renaming {
  /** Whether the field stands in place of the name. */
  readonly isOn: boolean
  /** What has been typed so far; `undefined` at first. */
  readonly typed: string | undefined
  begin(): void
  type(text: string): void
  /** Without a title it was thought better of. */
  end(title?: string): void
}

/**
 * The name of a conversation that can be written anew in its row, whose first button has the focus after that. What is
 * typed is kept with the list: the row may come to stand in another group meanwhile, which makes it another element.
 */
export function useRenaming(
  row: RefObject<HTMLElement | null>,
  id: ConversationId,
  { rename, renamed }: Pick<HeadActions, 'rename' | 'renamed'>,
): Renaming {
  return {
    isOn: useComputed(() => renamed.value?.id === id).value,
    typed: renamed.peek()?.typed,
    begin() {
      renamed.value = { id }
    },
    type(typed) {
      renamed.value = { id, typed }
    },
    end(title) {
      renamed.value = undefined
      if (title !== undefined) rename(id, title)
      // The field that had the focus is gone with the next paint; whoever clicked elsewhere has taken it along.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) row.current?.querySelector('button')?.focus()
      })
    },
  }
}
