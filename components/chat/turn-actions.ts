import type { ReadonlySignal } from '@preact/signals'
import type { ManagedMark } from '../../lib/model/connection.ts'
import type { Answer, MessageId } from '../../lib/model/message.ts'
import type { OptionsPlace } from '../../lib/model/options-place.ts'
import type { Versions } from '../../lib/model/versions.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'

/** What can be done with a turn. One object for the life of a page, so that turns are not drawn again. */
export interface TurnActions
  extends Pick<
    ChatPage,
    | 'retry'
    | 'continueAnswer'
    | 'allow'
    | 'isSubstitute'
    | 'dropOrigin'
    | 'startOver'
    | 'newChat'
    | 'select'
    | 'editQuestion'
    | 'editing'
    | 'setEditing'
    | 'typeIn'
  > {
  /** Where the next question goes. */
  readonly host: ReadonlySignal<string | undefined>
  readonly address: ReadonlySignal<string | undefined>
  /** Of the connection that wrote it, where the person's organisation has locked that. */
  lockOf(answer: Answer): ManagedMark | undefined
  /** Whether there is more than one connection, so that it says something which of them wrote an answer. */
  readonly several: ReadonlySignal<boolean>
  /** An answer is being written in this conversation: no other can be asked for. */
  readonly busy: ReadonlySignal<boolean>
  readonly versions: ReadonlySignal<ReadonlyMap<MessageId, Versions>>
  /** The version that was chosen and by which button: the focus goes on there. */
  readonly chosen: { current: Chosen | undefined }
  /** What else can be done with an answer, beside the button that was pressed. */
  openMenu(answer: Answer, button: HTMLElement): void
  /** Without a place, all of it. */
  openOptions(place?: OptionsPlace): void
  /** Opens a question for other words. */
  edit(id: MessageId): void
  /** The question that was opened just now: it takes the focus. */
  readonly opening: { current: MessageId | undefined }
  /** Tells those who do not see the page. */
  announce(text: string): void
}

export interface Chosen {
  readonly id: MessageId
  readonly direction: 'previous' | 'next'
}

export const BUSY = 'Wait until the answer is written, or stop it.'
