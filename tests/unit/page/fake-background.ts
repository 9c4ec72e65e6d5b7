import type { LinkPort } from '../../../lib/page/link.ts'
import type { CommandOf, CommandType, Request } from '../../../lib/protocol/command.ts'
import { parseRequest } from '../../../lib/protocol/parse-request.ts'
import type { Reply, Update } from '../../../lib/protocol/update.ts'

/** The background as a page sees it: what it was asked, by port, and its mouth. */
export function createFakeBackground() {
  const ports: { requests: Request[]; hear: (message: unknown) => void; die: () => void; closed: boolean }[] =
    []
  const last = () => {
    const port = ports.at(-1)
    if (!port) throw new Error('no port was opened')
    return port
  }
  let deaf = false
  let awake = () => {}

  function connect(): LinkPort {
    const port = { requests: [] as Request[], hear: (_: unknown) => {}, die: () => {}, closed: false }
    ports.push(port)
    deaf = false
    return {
      postMessage(message) {
        if (deaf) throw new Error('Attempting to use a disconnected port object')
        const request = parseRequest(JSON.parse(JSON.stringify(message)))
        if (!request) throw new TypeError(`Not a request: ${JSON.stringify(message)}`)
        port.requests.push(request)
      },
      disconnect() {
        port.closed = true
      },
      onMessage: {
        addListener(listener) {
          port.hear = listener
        },
      },
      onDisconnect: {
        addListener(listener) {
          port.die = listener
        },
      },
    }
  }

  return {
    connect,
    onAwake(listener: () => void) {
      awake = listener
    },
    /** Another background has started, for whatever reason. */
    wake: () => awake(),
    ports,
    requests: () => last().requests,
    /** The last command of this type that was sent on the last port. */
    asked<T extends CommandType>(type: T): CommandOf<T> | undefined {
      const found = last().requests.findLast(({ command }) => command.type === type)
      return found?.command as CommandOf<T> | undefined // picked by its type
    },
    all: (type: CommandType) =>
      ports.flatMap(port => port.requests).filter(({ command }) => command.type === type),
    tell: (update: Update) => last().hear(JSON.parse(JSON.stringify(update))),
    hear: (message: unknown) => last().hear(message),
    /** Replies to everything of this type that was asked on the last port. */
    reply(type: CommandType, reply: Reply) {
      for (const { id, command } of last().requests) {
        if (command.type === type) last().hear({ type: 'reply', id, reply })
      }
    },
    die: () => last().die(),
    /** Dead, and the page has not heard of it yet. */
    goDeaf() {
      deaf = true
    },
  }
}
