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
  /** Another background tells what happens; what the page knows may be older than what was told to nobody. */
  readonly onRejoined: () => void
  /** Whether the page waits for what only a living background can tell: the end of an answer. */
  readonly isWaiting: () => boolean
  /** Calls back whenever a background starts. */
  readonly onAwake: (awake: () => void) => void
}

/** A background that dies at once, again and again, is not started again as fast as it dies. */
const SHORT_LIFE = 1_000
const MOST_SHORT_LIVES = 3
/** What became of an answer is known within a second for all that. */
const PAUSE = 400

/** Carried out twice they do more, or they mean nothing to another background. Any other may be sent to the next one. */
const ONCE: ReadonlySet<CommandType> = new Set<CommandType>([
  'announce',
  'collect',
  'open',
  'show-in-panel',
  'continue',
  'test-connection',
])

/**
 * A port to the background. When it closes because the background fell asleep, it stays closed: a page that looks on
 * must not keep waking it. It opens again for a command, when the background has started for somebody else, and at
 * once where an answer or a reply is waited for: then the background died, and the next one knows what became of it.
 */
export function createLink(options: Options): Link {
  const { connect, greeting, onUpdate, onRejoined, isWaiting, onAwake } = options
  const unanswered = new Map<number, { request: Request; resolve: (reply: Reply) => void }>()
  let port: LinkPort | undefined
  let since = 0
  let lastId = 0
  let ports = 0
  let shortLives = 0
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
    // What it said is lost, as it is of one that died: the page asks for all of it again, and no oftener than then.
    if (!update) {
      port?.disconnect()
      forgetPort()
      openAgain()
    } else if (update.type === 'reply') {
      unanswered.get(update.id)?.resolve(update.reply)
      unanswered.delete(update.id)
    } else if (update.type === 'joined') {
      if (ports > 1) onRejoined()
    } else {
      onUpdate(update)
    }
  }

  function forgetPort(): void {
    port = undefined
    shortLives = Date.now() - since < SHORT_LIFE ? shortLives + 1 : 0
  }

  function openAgain(): void {
    if (shortLives > MOST_SHORT_LIVES) setTimeout(open, PAUSE)
    else open()
  }

  function open(): void {
    if (port || closed) return
    const opened = connect()
    since = Date.now()
    port = opened
    ports += 1
    opened.onMessage.addListener(message => {
      if (port === opened) receive(message)
    })
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return
      forgetPort()
      if (unanswered.size > 0 || isWaiting()) openAgain()
    })
    for (const command of greeting()) post({ id: ++lastId, command })
    for (const [id, { request, resolve }] of unanswered) {
      if (!ONCE.has(request.command.type)) {
        post(request)
      } else {
        unanswered.delete(id)
        resolve({ status: 'failed', failure: { kind: 'aborted' } })
      }
    }
  }

  open()
  onAwake(open)

  return {
    send: command =>
      new Promise(resolve => {
        open()
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
