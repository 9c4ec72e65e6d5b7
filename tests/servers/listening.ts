import type { Server as HttpServer } from 'node:http'
import type { Server } from 'node:net'

export interface Address {
  readonly url: string
  readonly port: number
}

/** Has a server listen for this machine alone, at a free port unless one is given. Rejects where that is taken. */
export async function listen(server: Server, port = 0): Promise<Address> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return addressOf(server)
}

/** Where a server that listens is to be found. */
export function addressOf(server: Server): Address {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port')
  return { url: `http://127.0.0.1:${address.port}`, port: address.port }
}

/** Ends a server with all that is connected to it. */
export function stopListening(server: HttpServer): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
