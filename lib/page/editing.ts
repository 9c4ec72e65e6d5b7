import { computed, type ReadonlySignal } from '@preact/signals'
import { EMPTY_DRAFT } from '../model/draft.ts'
import type { MessageId } from '../model/message.ts'
import { createDraftKeeper, type DraftKeeper, type DraftStore } from './draft-keeper.ts'

/** A question that is being put in other words, and its text so far. */
export interface Editing {
  readonly id: MessageId
  readonly text: string
}

export interface EditKeeper extends Pick<DraftKeeper, 'show' | 'flush'> {
  readonly editing: ReadonlySignal<Editing | undefined>
  setEditing(editing: Editing | undefined): void
}

/** The question of each conversation that is being edited, kept as its draft is, beside it. */
export function createEditKeeper(store: DraftStore): EditKeeper {
  const { draft, show, edit, flush } = createDraftKeeper(store)
  return {
    show,
    flush,
    editing: computed(() => {
      const { edits, text } = draft.value
      return edits === undefined ? undefined : { id: edits, text }
    }),
    setEditing: editing => edit(editing ? { text: editing.text, edits: editing.id } : EMPTY_DRAFT),
  }
}
