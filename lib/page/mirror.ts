import { type ReadonlySignal, signal } from '@preact/signals'
import { applyEvent, type ChatEvent } from '../model/chat-event.ts'
import { type Conversation, emptyConversation } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import type { Update } from '../protocol/update.ts'

interface Options {
  readonly read: (id: ConversationId) => Promise<Conversation | undefined>
  readonly now: () => number
  /** Asks for one `paint` before the next frame, or a `pause` (milliseconds) after the last one. */
  readonly frame: (paint: () => void) => (pause?: number) => void
}

export interface Mirror {
  /** What is on the screen: at most one change a frame. */
  readonly conversation: ReadonlySignal<Conversation>
  /** Whether what is stored, or newer, is on the screen. */
  readonly loaded: ReadonlySignal<boolean>
  /** Whether an answer is being written there, as far as is known: ahead of the screen. */
  isAnswering(): boolean
  show(id: ConversationId): void
  receive(update: Update): void
}

/** Characters that come at once, sixty times a second, faster than anybody reads. */
const TORRENT = 100
/** Such text is drawn a dozen times a second: each drawing has a price of its own, whatever it adds. Milliseconds. */
const TORRENT_PAUSE = 80

/**
 * One conversation as the background has it: what is stored at once, then the snapshot, which is the truth and
 * replaces it, then events.
 */
export function createMirror({ read, now, frame }: Options): Mirror {
  let latest = emptyConversation('', now())
  let followed = false
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

  return {
    conversation,
    loaded,
    isAnswering: () => latest.messages.some(message => message.role === 'assistant' && !message.outcome),

    show(id) {
      followed = false
      if (id === latest.id) return
      latest = emptyConversation(id, now())
      loaded.value = false
      read(id).then(
        stored => {
          if (latest.id === id && !followed) paintNow(stored ?? latest)
        },
        // A store that cannot be read here says so in the background, which the snapshot comes from.
        () => {},
      )
    },

    receive(update) {
      if (update.type === 'snapshot' && update.conversation.id === latest.id) {
        followed = true
        paintNow(update.conversation)
      }
      if (update.type === 'event' && update.conversationId === latest.id && followed) {
        latest = applyEvent(latest, update.event)
        paintSoon(isTorrent(update.event) ? TORRENT_PAUSE : 0)
      }
    },
  }
}

const isTorrent = (event: ChatEvent): boolean =>
  event.type === 'delta' && (event.text ?? event.reasoning ?? '').length > TORRENT
