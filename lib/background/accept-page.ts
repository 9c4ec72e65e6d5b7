import type { Command } from '../protocol/command.ts'
import { parseRequest, parseRequestId } from '../protocol/parse-request.ts'
import type { Reply, Update } from '../protocol/update.ts'
import { toStorageFailure } from '../store/newer-data-error.ts'
import type { CommandHandlers } from './command-handlers.ts'
import type { LiveConversations } from './live-conversations.ts'
import type { Surface, Surfaces } from './surfaces.ts'

/** The part of `runtime.Port` that is used. */
export interface PagePort {
  postMessage(message: unknown): void
  readonly onMessage: { addListener(listener: (message: unknown) => void): void }
  readonly onDisconnect: { addListener(listener: () => void): void }
}

interface Options {
  readonly surfaces: Surfaces
  readonly conversations: LiveConversations
  readonly handlers: CommandHandlers
  /** Resolves once what a background before this one left undone is ended: no command may meet it half done. */
  readonly recovered: () => Promise<unknown>
  readonly onError: (what: string, error: unknown) => void
}

/** Whoever waits for a reply gets one, whatever they said. */
const NOT_UNDERSTOOD: Reply = { status: 'failed', failure: { kind: 'not-understood' } }

type Handle = (command: Command, from: Surface) => Promise<Reply>

/** Lets a page of ours in. The caller has proved that it is one. */
export function createAcceptPage({ surfaces, conversations, handlers, recovered, onError }: Options) {
  async function carryOut(command: Command, from: Surface): Promise<Reply> {
    const handle = handlers[command.type] as Handle // picked by the command's own type
    try {
      await recovered()
      return await handle(command, from)
    } catch (error) {
      // What a handler lets through is the store's; a server's errors are told as outcomes.
      onError(`The command ${command.type} failed`, error)
      return { status: 'failed', failure: toStorageFailure(error) }
    }
  }

  return (port: PagePort): void => {
    let open = true
    const leaving = new AbortController()
    const surface: Surface = {
      gone: leaving.signal,
      post(update: Update) {
        if (!open) return
        try {
          port.postMessage(update)
        } catch {
          // The page went away a moment before `onDisconnect` says so. Whoever is telling it something goes on.
        }
      },
    }
    surfaces.add(surface)
    surface.post({ type: 'joined' })

    port.onDisconnect.addListener(() => {
      open = false
      surfaces.remove(surface)
      conversations.unfollow(surface)
      leaving.abort()
    })

    port.onMessage.addListener(message => {
      const request = parseRequest(message)
      const id = parseRequestId(message)
      if (id === undefined) return
      const carriedOut = request ? carryOut(request.command, surface) : Promise.resolve(NOT_UNDERSTOOD)
      carriedOut.then(reply => surface.post({ type: 'reply', id, reply }))
    })
  }
}
