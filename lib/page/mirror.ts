import { type ReadonlySignal, signal } from '@preact/signals'
import { applyEvent, type ChatEvent } from '../model/chat-event.ts'
import { type Conversation, emptyConversation } from '../model/conversation.ts'
import type { ConversationEnd } from '../model/conversation-end.ts'
import { type ConversationId, isBeingWritten, type Message, type MessageId } from '../model/message.ts'
import type { Update } from '../protocol/update.ts'
import type { StoreReader } from '../store/store.ts'
import { keepSame, mergeMessages } from './merge-messages.ts'

interface Options {
  readonly store: Pick<StoreReader, 'conversationEnd' | 'olderMessages'>
  /** Asks the background for the snapshot anew. */
  readonly reopen: (id: ConversationId) => void
  /** Nothing is known of what is shown. */
  readonly onMissing: (id: ConversationId) => void
  readonly now: () => number
  /** Asks for one `paint` before the next frame, or a `pause` (milliseconds) after the last one. */
  readonly frame: (paint: () => void) => (pause?: number) => void
  readonly whenIdle: (run: () => void) => void
}

export interface Mirror {
  /** What is on the screen: at most one change a frame. Of a long one the end comes first, the rest in idle moments. */
  readonly conversation: ReadonlySignal<Conversation>
  /** Whether what is stored, or newer, is on the screen. */
  readonly loaded: ReadonlySignal<boolean>
  /** What is known: ahead of the screen. */
  latest(): Conversation
  show(id: ConversationId): void
  receive(update: Update): void
}

/** Characters that come at once, sixty times a second, faster than anybody reads. */
const TORRENT = 100
/** Such text is drawn twenty times a second: each drawing has a price of its own, whatever it adds. Milliseconds. */
const TORRENT_PAUSE = 50
/** Messages that are read and checked within a few milliseconds. */
const SLICE = 100

/**
 * One conversation as the background has it: the end of what is stored at once, then the snapshot, which is the truth
 * and replaces it, then events. What a snapshot leaves out of a long conversation is read in the store once it is
 * there: the background stores first and tells second, so nothing that is read then is older than what was told.
 */
export function createMirror({ store, reopen, onMissing, now, frame, whenIdle }: Options): Mirror {
  let latest = emptyConversation('', now())
  let followed = false
  /** The messages that were told, or read since the snapshot. Others may have changed in the background since. */
  let known = new Set<MessageId>()
  /** Of the reading of the rest; another one ends it. */
  let reading: object | undefined
  let reopening = false
  const conversation = signal(latest)
  const loaded = signal(false)
  const paintSoon = frame(paint)

  function paint(): void {
    conversation.value = latest
  }

  function paintNow(next: Conversation): void {
    latest = next
    loaded.value = true
    paint()
  }

  function reopenOnce(): void {
    if (reopening) return
    reopening = true
    reopen(latest.id)
  }

  function takeSnapshot({ conversation: told, before }: ConversationEnd): void {
    followed = true
    reopening = false
    reading = undefined
    known = new Set(told.messages.map(message => message.id))
    const messages = keepSame(latest.messages, told.messages)
    // Of a long one the rest stays on the screen until it has been read again.
    paintNow({
      ...told,
      messages: before === undefined ? messages : mergeMessages(latest.messages, messages),
    })
    if (before !== undefined) readRest(told.id, before)
  }

  function readRest(id: ConversationId, before: MessageId): void {
    const own = {}
    reading = own
    whenIdle(() => {
      if (reading !== own) return
      store.olderMessages(id, before, SLICE).then(
        ({ messages, before: next }) => {
          if (reading !== own) return
          takeOlder(messages)
          if (next === undefined) endRest()
          else readRest(id, next)
        },
        // As for the end: the background will say so.
        () => {},
      )
    })
  }

  /** What is neither told nor stored is gone. */
  function endRest(): void {
    reading = undefined
    latest = { ...latest, messages: latest.messages.filter(message => known.has(message.id)) }
    paintSoon()
  }

  function takeOlder(stored: readonly Message[]): void {
    const messages = stored.filter(message => !known.has(message.id))
    // It has begun again since the snapshot, and how much of what it says is still to be told nobody knows.
    if (messages.some(isBeingWritten)) reopenOnce()
    for (const { id } of messages) known.add(id)
    latest = {
      ...latest,
      messages: mergeMessages(latest.messages, keepSame(latest.messages, messages)),
    }
    paintSoon()
  }

  function takeEvent(event: ChatEvent): void {
    if (event.type === 'asked') known.add(event.question.id)
    if (event.type === 'asked' || event.type === 'retried') known.add(event.answer.id)
    if ('messageId' in event && !known.has(event.messageId)) {
      reopenOnce()
    } else {
      latest = applyEvent(latest, event)
      paintSoon(isTorrent(event) ? TORRENT_PAUSE : 0)
    }
  }

  return {
    conversation,
    loaded,
    latest: () => latest,

    show(id) {
      followed = false
      reopening = false
      if (id === latest.id) return
      latest = emptyConversation(id, now())
      reading = undefined
      loaded.value = false
      store.conversationEnd(id).then(
        stored => {
          if (!stored && latest.id === id && latest.messages.length === 0) onMissing(id)
          // Whoever was told may have shown another one.
          if (latest.id === id && !followed) paintNow(stored?.conversation ?? latest)
        },
        // A store that cannot be read here says so in the background, which the snapshot comes from.
        () => {},
      )
    },

    receive(update) {
      if (update.type === 'snapshot' && update.conversation.id === latest.id) takeSnapshot(update)
      if (update.type === 'event' && update.conversationId === latest.id && followed) takeEvent(update.event)
    },
  }
}

const isTorrent = (event: ChatEvent): boolean =>
  event.type === 'delta' && (event.text ?? event.reasoning ?? '').length > TORRENT
