import type { ConversationId } from '../model/message.ts'
import type { Named } from '../platform/full-page.ts'
import type { Command } from '../protocol/command.ts'

/** The other places where the conversation that is shown can be. */
export interface Elsewhere {
  /** Must be called in a click. Shows this conversation in the panel of this window, mid-answer too. */
  openInPanel(): Promise<void>
  /** Shows this conversation in a tab, in a full page. */
  openInTab(): Promise<void>
}

interface Options {
  readonly current: () => ConversationId
  readonly isEmpty: () => boolean
  /** The window this page stands in. */
  readonly windowId: number
  readonly openPanel: (windowId: number) => Promise<void>
  readonly openFullPage: ((windowId: number, named: Named) => Promise<void>) | undefined
  readonly send: (command: Command) => Promise<unknown>
  /** What waits to be saved is there, too. */
  readonly flush: () => void
}

export function createElsewhere(options: Options): Elsewhere {
  const { current, isEmpty, windowId, openPanel, openFullPage, send, flush } = options
  return {
    openInPanel() {
      flush()
      void send({ type: 'show-in-panel', windowId, conversationId: current() })
      return openPanel(windowId)
    },

    openInTab() {
      flush()
      return openFullPage?.(windowId, { id: current(), isNew: isEmpty() }) ?? Promise.resolve()
    },
  }
}
