import { createId } from '../model/create-id.ts'
import type { Answer, ConversationId } from '../model/message.ts'
import type { Command } from '../protocol/command.ts'

export interface Allowing {
  /** Must be called in a click: the browser asks the person about the answer's host. */
  allow(answer: Answer): void
}

interface Options {
  readonly current: () => ConversationId
  /** The address of the server that would be asked. */
  readonly url: () => string | undefined
  readonly requestOrigin: (origin: string) => Promise<boolean>
  readonly send: (command: Command) => Promise<unknown>
  readonly now: () => number
}

/** Asks the person for the host that an answer needs, and has the answer tried again once it is allowed. */
export function createAllowing({ current, url, requestOrigin, send, now }: Options): Allowing {
  return {
    allow(answer) {
      const { origin } = new URL(url() ?? '')
      // Said before the browser asks: its dialog closes the popup.
      const wait: Command = {
        type: 'await-permission',
        conversationId: current(),
        messageId: answer.id,
        // What there is of an answer goes on; where there is nothing, another one is written.
        ...(answer.text === '' && { answerId: createId(now()) }),
        origin,
      }
      void send(wait)
      // Where it was granted already the browser says so to us alone.
      void requestOrigin(origin).then(allowed => send(allowed ? wait : { type: 'stop-waiting' }))
    },
  }
}
