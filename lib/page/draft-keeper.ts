import { type ReadonlySignal, signal } from '@preact/signals'
import { type Draft, EMPTY_DRAFT } from '../model/draft.ts'
import type { ConversationId } from '../model/message.ts'

/** Characters and milliseconds: each copy of a longer text costs, so that it follows the keys at this distance. */
const LONG = 20_000
const SAVE_AFTER = 200
/** Before the first conversation is known. */
const NOWHERE = ''

export interface DraftStore {
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

/**
 * What is typed in a conversation and not sent, saved with every key. A popup is torn down without being asked: what it
 * says in its last moment reaches nobody.
 */
export function createDraftKeeper({ read, save }: DraftStore): DraftKeeper {
  const draft = signal<Draft>(EMPTY_DRAFT)
  /** On their way: the store still has the drafts before them. */
  const saving = new Map<ConversationId, Draft>()
  let key: ConversationId = NOWHERE
  /** Whether it is known what the store has under `key`. What is typed before that comes after it. */
  let isRead = false
  let edited = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    if (timer !== undefined) saveNow()
  }

  function saveNow(): void {
    clearTimeout(timer)
    timer = undefined
    void keep(key, draft.value)
  }

  async function keep(key: ConversationId, kept: Draft): Promise<void> {
    saving.set(key, kept)
    await save(key, kept)
    if (saving.get(key) === kept) saving.delete(key)
  }

  function receive(stored: Draft): void {
    isRead = true
    if (edited) edit({ ...stored, ...draft.value, text: stored.text + draft.value.text })
    else draft.value = stored
  }

  function edit(next: Draft): void {
    edited = true
    draft.value = next
    if (!isRead) return
    if (next.text.length > LONG) timer ??= setTimeout(flush, SAVE_AFTER)
    else saveNow()
  }

  return {
    draft,
    flush,
    edit,

    show(next) {
      flush()
      const early = edited && !isRead && (key === NOWHERE || key === next)
      key = next
      edited = early
      const onItsWay = saving.get(next)
      isRead = onItsWay !== undefined
      if (!early) draft.value = onItsWay ?? EMPTY_DRAFT
      if (isRead) return
      read(next).then(
        stored => {
          if (key === next && !isRead) receive(stored)
        },
        () => {
          if (key === next && !isRead) receive(EMPTY_DRAFT)
        },
      )
    },

    clear() {
      edited = true
      draft.value = EMPTY_DRAFT
    },
  }
}
