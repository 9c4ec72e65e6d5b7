import { type ReadonlySignal, signal } from '@preact/signals'
import type { Conversation } from '../model/conversation.ts'
import { createId } from '../model/create-id.ts'
import { type Draft, toParts } from '../model/draft.ts'
import type { ConversationId } from '../model/message.ts'
import { createTemporaryId, isTemporary } from '../model/temporary.ts'
import type { Named } from '../platform/full-page.ts'
import type { Surface } from '../protocol/command.ts'
import type { Update } from '../protocol/update.ts'
import type { StoreReader } from '../store/store.ts'
import type { Target } from './target.ts'

export interface Whereabouts {
  /** Empty until `chosen`. */
  current(): ConversationId
  /** Resolves when it is known which conversation is shown first. */
  readonly chosen: Promise<void>
  /** What the address names and is not there any more, while a new chat with nothing in it stands in its place. */
  readonly gone: ReadonlySignal<ConversationId | undefined>
  show(id: ConversationId, target?: Target): void
  /** What the address names. */
  showNamed(named: Named): void
  newChat(): void
  /** One that is kept in memory only, and gone when the browser closes. */
  newTemporaryChat(): void
  /** Nothing is stored of what is shown. */
  missing(id: ConversationId): void
  receive(update: Update): void
}

interface Options {
  readonly surface: Surface
  readonly store: Pick<StoreReader, 'last' | 'unread' | 'begun'>
  /** A page in a tab: what it shows first. */
  readonly inTab: Named | undefined
  readonly conversation: ReadonlySignal<Conversation>
  readonly draft: ReadonlySignal<Draft>
  readonly isAsking: () => boolean
  /** Draws it, from now on. */
  readonly draw: (id: ConversationId, target: Target | undefined) => void
  /** What waits to be saved is saved before something else is shown. */
  readonly flush: () => void
  readonly now: () => number
}

/** Which conversation a page shows: first, after a deletion and its undo, and when a new one is wanted. */
export function createWhereabouts(options: Options): Whereabouts {
  const { surface, store, inTab, conversation, draft, isAsking, draw, flush, now } = options
  let current: ConversationId = ''
  /** Was there when it was named. */
  let expected: ConversationId | undefined
  const gone = signal<ConversationId | undefined>(undefined)
  /** What was on the screen until it was deleted, and the new chat in its place. */
  let left: { readonly gone: ConversationId; readonly instead: ConversationId } | undefined
  let choose = () => {}
  const chosen = new Promise<void>(resolve => {
    choose = resolve
  })

  const isTyped = () => toParts(draft.value).length > 0

  function show(id: ConversationId, target?: Target): void {
    current = id
    gone.value = undefined
    draw(id, target)
    choose()
  }

  /**
   * Shows a new one at once, so that whatever is typed from now on goes there; then goes back to the one in which
   * something is typed or set up and nothing was asked yet, unless the person was faster. From one that is set up it stays
   * with the new one.
   */
  function begin(fresh: ConversationId): void {
    const { id, messages, setup } = conversation.value
    const isBegun = messages.length === 0 && (setup || isTyped())
    // What is typed before anything is shown goes to what is shown first.
    const isSame = current !== '' && id === current && isBegun && isTemporary(id) === isTemporary(fresh)
    if (isSame && !setup) return
    flush()
    left = undefined
    show(fresh)
    // Out of one that is set up in a way that nobody can be asked.
    if (isSame) return
    store.begun(fresh).then(
      begun => {
        if (begun !== fresh && isUntouched(fresh)) show(begun)
      },
      () => {},
    )
  }

  /** Whether it is on the screen with nothing in it: whoever has begun something there stays there. */
  function isUntouched(id: ConversationId): boolean {
    const { messages, setup } = conversation.value
    return current === id && messages.length === 0 && !setup && !isAsking() && !isTyped()
  }

  function showNamed({ id, isNew }: Named): void {
    expected = isNew ? undefined : id
    show(id)
  }

  function showInstead(of: ConversationId): void {
    show(createId(now()))
    left = { gone: of, instead: current }
  }

  /** An undo brings back what was on the screen, too, unless the person is at something else by now. */
  function goBack({ gone, instead }: NonNullable<typeof left>): void {
    if (isUntouched(instead)) show(gone)
  }

  const newChat = () => begin(createId(now()))

  Promise.all([store.last(surface), store.unread()]).then(
    ([last, [unread]]) => {
      // A handover may have been faster.
      if (current) return
      const first = unread?.conversationId ?? last
      if (inTab) showNamed(inTab)
      else if (first) show(first)
      else newChat()
    },
    () => newChat(),
  )

  return {
    current: () => current,
    chosen,
    gone,
    show,
    showNamed,
    newChat,
    newTemporaryChat: () => begin(createTemporaryId(now())),

    missing(id) {
      if (id !== expected || id !== current) return
      expected = undefined
      showInstead(id)
      gone.value = id
    },

    receive(update) {
      if (update.type === 'show') show(update.conversationId)
      if (update.type === 'unlisted' && update.conversationIds.includes(current)) showInstead(current)
      if (update.type === 'restored' && left && update.conversationIds.includes(left.gone)) goBack(left)
    },
  }
}
