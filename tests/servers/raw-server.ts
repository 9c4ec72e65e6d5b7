import { createServer, type Socket } from 'node:net'
import { listen } from './listening.ts'

/** What a scripted connection does next. After the last step it stays open, as some servers leave theirs. */
export type RawStep =
  | { readonly write: string | Uint8Array }
  /** Goes on when the test says so. */
  | { readonly until: Promise<unknown> }
  /** `fin`: an orderly end. `reset`: what a crash or a middlebox does. */
  | { readonly close: 'fin' | 'reset' }

export interface RawRequest {
  /** Request line and headers, as they came. */
  readonly head: string
  readonly body: string
  /** Resolves when the connection is gone, whoever closed it. */
  readonly closed: Promise<void>
}

export interface RawServer {
  readonly url: string
  /** Those received in full, oldest first. */
  readonly requests: readonly RawRequest[]
  stop(): Promise<void>
}

/**
 * Listens on a free loopback port and answers the nth request (counted from 0) with the bytes of its script: a server that can
 * lie, stutter and die in ways in which no HTTP library lets it. It never keeps a process alive.
 */
export async function startRawServer(
  script: (index: number, request: RawRequest) => Iterable<RawStep>,
): Promise<RawServer> {
  const requests: RawRequest[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket.setNoDelay())
    const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
    void closed.then(() => sockets.delete(socket))
    // The other side may vanish at any time; `close` follows.
    socket.on('error', () => {})
    onRequest(socket, (head, body) => {
      const request = { head, body, closed }
      void play(script(requests.push(request) - 1, request), socket)
    })
  })
  server.unref()
  const { url } = await listen(server)

  return {
    url,
    requests,
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

async function play(steps: Iterable<RawStep>, socket: Socket) {
  for (const step of steps) {
    if (socket.destroyed) return
    if ('write' in step) await write(socket, step.write)
    else if ('until' in step) await step.until
    else if (step.close === 'fin') socket.end()
    else socket.resetAndDestroy()
  }
}

/** Resolves a turn of the event loop later, so that a client in the same process reads each write by itself. */
function write(socket: Socket, bytes: string | Uint8Array): Promise<void> {
  return new Promise(resolve => socket.write(bytes, () => setImmediate(resolve)))
}

function onRequest(socket: Socket, receive: (head: string, body: string) => void) {
  let received = Buffer.alloc(0)
  socket.on('data', data => {
    received = Buffer.concat([received, data])
    const end = received.indexOf('\r\n\r\n')
    if (end === -1) return
    const head = received.subarray(0, end).toString('latin1')
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
    const body = received.subarray(end + 4, end + 4 + length)
    if (body.length < length) return
    received = received.subarray(end + 4 + length)
    receive(head, body.toString())
  })
}
