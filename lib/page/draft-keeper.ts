import { type ReadonlySignal, signal } from '@preact/signals'
import { type Draft, EMPTY_DRAFT } from '../model/draft.ts'
import type { ConversationId } from '../model/message.ts'

const SAVE_AFTER = 200

interface Options {
  readonly read: (key: ConversationId) => Promise<Draft>
  /** Resolves when the store has it. */
  readonly save: (key: ConversationId, draft: Draft) => Promise<unknown>
}

export interface DraftKeeper {
  readonly draft: ReadonlySignal<Draft>
  show(key: ConversationId): void
  edit(draft: Draft): void
  /** Empties what is on the screen; what is stored goes with the question. */
  clear(): void
  /** Saves what waits to be saved: the page is about to go. */
  flush(): void
}

/** What is typed in a conversation and not sent, kept 200 ms behind the keys. */
export function createDraftKeeper({ read, save }: Options): DraftKeeper {
  const draft = signal<Draft>(EMPTY_DRAFT)
  /** On their way: the store still has the drafts before them. */
  const saving = new Map<ConversationId, Draft>()
  let key: ConversationId = ''
  let edited = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    if (timer !== undefined) void keep(key, draft.value)
    timer = undefined
  }

  async function keep(key: ConversationId, kept: Draft): Promise<void> {
    saving.set(key, kept)
    await save(key, kept)
    if (saving.get(key) === kept) saving.delete(key)
  }

  return {
    draft,
    flush,

    show(next) {
      flush()
      key = next
      edited = false
      const onItsWay = saving.get(next)
      draft.value = onItsWay ?? EMPTY_DRAFT
      if (onItsWay) return
      read(next).then(
        stored => {
          // Keys typed while it was read are newer than what was read.
          if (key === next && !edited) draft.value = stored
        },
        () => {},
      )
    },

    clear() {
      edited = true
      draft.value = EMPTY_DRAFT
    },

    edit(next) {
      edited = true
      draft.value = next
      timer ??= setTimeout(flush, SAVE_AFTER)
    },
  }
}
