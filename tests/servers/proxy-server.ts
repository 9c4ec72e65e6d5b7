import { createServer, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createGzip } from 'node:zlib'
import { listen, stopListening } from './listening.ts'

/** What a proxy does with a request, in the order in which nginx decides. */
export interface ProxyRules {
  readonly redirectsTo?: string
  /** As `user:password`. */
  readonly basicAuth?: string
  /** Seconds, as `Retry-After` has them. */
  readonly busyFor?: string
  readonly gzip?: true
  /** Its upstream took too long. */
  readonly isLate?: true
}

/** nginx's own pages. */
const page = (words: string): string =>
  `<html>\r\n<head><title>${words}</title></head>\r\n<body>\r\n<center><h1>${words}</h1></center>\r\n` +
  '<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n'

/** A reverse proxy on a free loopback port, which passes on to `upstream` what its rules let through. */
export async function startProxy(upstream: string, rules: ProxyRules) {
  const server = createServer(async (request, response): Promise<void> => {
    const { authorization } = request.headers
    const apologize = (status: number, words: string, headers = {}) => {
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(page(`${status} ${words}`))
    }

    if (rules.redirectsTo)
      return apologize(301, 'Moved Permanently', { location: rules.redirectsTo + request.url })
    const expected = `Basic ${Buffer.from(rules.basicAuth ?? '').toString('base64')}`
    if (rules.basicAuth && authorization !== expected) {
      return apologize(401, 'Authorization Required', { 'www-authenticate': 'Basic realm="models"' })
    }
    if (rules.busyFor) return apologize(429, 'Too Many Requests', { 'retry-after': rules.busyFor })
    if (rules.isLate) return apologize(504, 'Gateway Time-out')
    try {
      const answer = await fetch(upstream + request.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: authorization ?? '' },
        body: await text(request),
      })
      await passOn(answer, response, rules.gzip === true)
    } catch {
      apologize(502, 'Bad Gateway')
    }
  })
  const { url } = await listen(server)

  return {
    url: `${url}/v1`,
    stop: () => stopListening(server),
  }
}

async function passOn(answer: Response, response: ServerResponse, gzips: boolean): Promise<void> {
  const type = answer.headers.get('content-type') ?? 'text/plain'
  response.writeHead(answer.status, { 'content-type': type, ...(gzips && { 'content-encoding': 'gzip' }) })
  const out = gzips ? createGzip() : response
  if (out !== response) out.pipe(response)
  for await (const bytes of answer.body ?? []) out.write(bytes)
  out.end()
}
