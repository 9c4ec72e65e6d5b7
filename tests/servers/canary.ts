import { createServer } from 'node:net'
import { listen } from './listening.ts'

/** Nobody may ever come here: it counts who does, down to a bare connection. */
export interface Canary {
  readonly url: string
  /** First lines of requests; `(connection)` for one that said nothing. */
  readonly visits: readonly string[]
  close(): Promise<void>
}

export async function startCanary(): Promise<Canary> {
  const visits: string[] = []
  const server = createServer(socket => {
    const index = visits.push('(connection)') - 1
    socket.on('error', () => {})
    socket.once('data', data => {
      visits[index] = data.toString().split('\r\n', 1)[0] ?? ''
      socket.destroy()
    })
  })
  server.unref()
  const { url } = await listen(server)
  return {
    url,
    visits,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
