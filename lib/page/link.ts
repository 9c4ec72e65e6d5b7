import type { Command, CommandType, Request } from '../protocol/command.ts'
import { parseUpdate, type Reply, type Update } from '../protocol/update.ts'

/** The part of `runtime.Port` that is used. */
export interface LinkPort {
  postMessage(message: unknown): void
  disconnect(): void
  readonly onMessage: { addListener(listener: (message: unknown) => void): void }
  readonly onDisconnect: { addListener(listener: () => void): void }
}

export interface Link {
  /** Resolves when the background has carried the command out or refused it. */
  send(command: Command): Promise<Reply>
  close(): void
}

interface Options {
  /** Opens a port to the background, which starts it if it sleeps. */
  readonly connect: () => LinkPort
  /** Sent first on every port, again after the background died. */
  readonly greeting: () => readonly Command[]
  readonly onUpdate: (update: Update) => void
}

/** Carried out twice they do what they do once, so an unanswered one may be sent to the next background. */
const REPEATABLE: ReadonlySet<CommandType> = new Set<CommandType>([
  'ask',
  'stop',
  'retry',
  'await-permission',
  'rename',
  'delete',
  'restore',
  'save-draft',
  'show-last',
  'save-connection',
  'set-site',
  'set-all-sites',
])

/** A port that opens again when the background dies under it, with what was not answered. */
export function createLink({ connect, greeting, onUpdate }: Options): Link {
  const unanswered = new Map<number, { request: Request; resolve: (reply: Reply) => void }>()
  let port: LinkPort | undefined
  let lastId = 0
  let closed = false

  function post(request: Request): void {
    try {
      port?.postMessage(request)
    } catch {
      // The port closed in this tick; its `onDisconnect` opens the next one, which sends this again.
    }
  }

  function receive(message: unknown): void {
    const update = parseUpdate(message)
    if (update?.type === 'reply') {
      unanswered.get(update.id)?.resolve(update.reply)
      unanswered.delete(update.id)
    } else if (update) {
      onUpdate(update)
    }
  }

  function open(): void {
    const opened = connect()
    port = opened
    opened.onMessage.addListener(receive)
    opened.onDisconnect.addListener(() => {
      if (port === opened && !closed) open()
    })
    for (const command of greeting()) post({ id: ++lastId, command })
    for (const [id, { request, resolve }] of unanswered) {
      if (REPEATABLE.has(request.command.type)) {
        post(request)
      } else {
        unanswered.delete(id)
        resolve({ status: 'failed', failure: { kind: 'aborted' } })
      }
    }
  }

  open()

  return {
    send: command =>
      new Promise(resolve => {
        const request = { id: ++lastId, command }
        unanswered.set(request.id, { request, resolve })
        post(request)
      }),
    close() {
      closed = true
      port?.disconnect()
    },
  }
}
