import { type ReadonlySignal, signal } from '@preact/signals'
import { type Draft, EMPTY_DRAFT } from '../model/draft.ts'
import type { ConversationId } from '../model/message.ts'

const SAVE_AFTER = 200
/** Before the first conversation is known. */
const NOWHERE = ''

interface Options {
  readonly read: (key: ConversationId) => Promise<Draft>
  /** Resolves when the store has it. */
  readonly save: (key: ConversationId, draft: Draft) => Promise<unknown>
}

export interface DraftKeeper {
  readonly draft: ReadonlySignal<Draft>
  /** What was typed before the first one was known goes there. */
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
  let key: ConversationId = NOWHERE
  let edited = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    if (timer !== undefined && key !== NOWHERE) void keep(key, draft.value)
    timer = undefined
  }

  async function keep(key: ConversationId, kept: Draft): Promise<void> {
    saving.set(key, kept)
    await save(key, kept)
    if (saving.get(key) === kept) saving.delete(key)
  }

  /** Keys are faster than a store: what was typed meanwhile comes after what was typed before. */
  function receive(stored: Draft): void {
    if (edited) edit({ ...stored, text: stored.text + draft.value.text })
    else draft.value = stored
  }

  function edit(next: Draft): void {
    edited = true
    draft.value = next
    timer ??= setTimeout(flush, SAVE_AFTER)
  }

  return {
    draft,
    flush,
    edit,

    show(next) {
      flush()
      const early = key === NOWHERE && edited
      key = next
      edited = early
      const onItsWay = saving.get(next)
      if (!early) draft.value = onItsWay ?? EMPTY_DRAFT
      if (onItsWay) return
      read(next).then(
        stored => {
          if (key === next) receive(stored)
        },
        () => {
          if (key === next) receive(EMPTY_DRAFT)
        },
      )
    },

    clear() {
      edited = true
      draft.value = EMPTY_DRAFT
    },
  }
}
