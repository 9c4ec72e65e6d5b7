import type { ReadonlySignal } from '@preact/signals'
import type { ChatPage } from '../../lib/page/chat-page.ts'

/** What can be done with an answer. One object for the life of a page, so that turns are not drawn again. */
export interface AnswerActions extends Pick<ChatPage, 'retry' | 'continueAnswer' | 'allow'> {
  /** Where the next question goes. */
  readonly host: ReadonlySignal<string | undefined>
  /** Tells those who do not see the page. */
  announce(text: string): void
}
