import type { Connection } from '../model/connection.ts'
import { createId } from '../model/create-id.ts'
import type { Answer, ConversationId } from '../model/message.ts'
import type { Command } from '../protocol/command.ts'

export interface Allowing {
  /** Whether the server was asked in another's place, and would be again. */
  isSubstitute(answer: Answer): boolean
  /** Must be called in a click: the browser asks the person about the answer's host. */
  allow(answer: Answer): void
  /** The same, and no request to it says any more that it comes from an extension. */
  dropOrigin(answer: Answer): void
}

interface Options {
  readonly current: () => ConversationId
  readonly connections: () => readonly Connection[]
  /** Who would be asked first. */
  readonly connection: () => Pick<Connection, 'id' | 'url'> | undefined
  readonly requestOrigin: (origin: string) => Promise<boolean>
  readonly send: (command: Command) => Promise<unknown>
  readonly now: () => number
}

/** Asks the person for the host that an answer needs, and has the answer tried again once it is allowed. */
export function createAllowing(options: Options): Allowing {
  const { current, connections, connection, requestOrigin, send, now } = options

  const substitute = ({ insteadOf, connection: id, host }: Answer) =>
    insteadOf && connections().find(one => one.id === id && !one.off && new URL(one.url).host === host)

  function ask(answer: Answer, withoutOrigin: boolean): void {
    const asked = substitute(answer) ?? connection()
    if (!asked) return
    const { origin } = new URL(asked.url)
    // Said before the browser asks: its dialog closes the popup.
    const wait: Command = {
      type: 'await-permission',
      conversationId: current(),
      messageId: answer.id,
      // What there is of an answer goes on; where there is nothing, another one is written.
      ...(answer.text === '' && { answerId: createId(now()) }),
      origin,
      ...(withoutOrigin && { dropOrigin: asked.id }),
    }
    void send(wait)
    // Where it was granted already the browser says so to us alone.
    void requestOrigin(origin).then(allowed => send(allowed ? wait : { type: 'stop-waiting' }))
  }

  return {
    isSubstitute: answer => substitute(answer) !== undefined,
    allow: answer => ask(answer, false),
    dropOrigin: answer => ask(answer, true),
  }
}
