import { expect, test } from 'vitest'
import { Mishalsgpt } from '../../../lib/provider/mishalsgpt.ts'
import { createFakeClock } from './fake-clock.ts'
import { chunk, HELLO, STOP, sse } from './fake-server.ts'

/** A server whose every byte the test sends, and a clock that the test moves. */
function createSlowServer() {
  const clock = createFakeClock()
  const encoder = new TextEncoder()
  let respond: (response: Response) => void = () => {}
  let send: (bytes: Uint8Array) => void = () => {}
  let wanted = () => {}
  let isWanted = new Promise<void>(resolve => {
    wanted = resolve
  })
  const body = new ReadableStream<Uint8Array>(
    {
      // Called when the provider, having dealt with all that was sent, wants more.
      pull: controller =>
        new Promise(resolve => {
          send = bytes => {
            isWanted = new Promise(resolve => {
              wanted = resolve
            })
            controller.enqueue(bytes)
            resolve()
          }
          wanted()
        }),
    },
    { highWaterMark: 0 },
  )
  const fetch: typeof globalThis.fetch = (_input, init) =>
    new Promise((resolve, reject) => {
      respond = resolve
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    })
  const provider = new Mishalsgpt({ fetch, clock, retries: 0 })
  return {
    clock,
    events: provider.streamEvents({ model: 'asked-for', messages: HELLO, stream: true }),
    /** Answers with the headers, and waits until the body is read. */
    async answer() {
      respond(new Response(body))
      await isWanted
    },
    /** Sends, and waits until all of it is read. For what yields no event. */
    async send(text: string) {
      send(encoder.encode(text))
      await isWanted
    },
    /** Sends what yields an event. */
    sendEvent(text: string) {
      send(encoder.encode(text))
    },
  }
}

const timeout = { kind: 'timeout' }

test('headers may take 60 seconds, and no longer', async () => {
  const { clock, events } = createSlowServer()
  const next = events.next()
  expect(clock.pending).toEqual([60_000])
  clock.advance(60_000)
  await expect(next).rejects.toMatchObject(timeout)
})

test('the first token may take 120 seconds after the headers, and no longer', async () => {
  const server = createSlowServer()
  const next = server.events.next()
  server.clock.advance(59_999)
  await server.answer()
  expect(server.clock.pending).toEqual([120_000])
  server.clock.advance(120_000)
  await expect(next).rejects.toMatchObject(timeout)
})

test.each([
  ['comments', ': ping\n\n'],
  ['empty data', 'data:\n\n'],
  ['empty deltas', sse(chunk({ role: 'assistant', content: '' }), { choices: [] })],
  ['white space before an answer', '\n \n'],
])('%s are no tokens', async (_what, pings) => {
  const server = createSlowServer()
  const next = server.events.next()
  await server.answer()
  server.clock.advance(100_000)
  await server.send(pings)
  expect(server.clock.pending).toEqual([20_000])
  server.clock.advance(20_000)
  await expect(next).rejects.toMatchObject(timeout)
})

test.each([
  ['text', chunk({ content: 'Hello' })],
  ['reasoning', chunk({ reasoning: 'Hm' })],
])('each token of %s starts the 120 seconds anew', async (_what, token) => {
  const server = createSlowServer()
  const first = server.events.next()
  await server.answer()
  server.clock.advance(100_000)
  server.sendEvent(sse(token))
  await first
  const second = server.events.next()
  expect(server.clock.pending).toEqual([120_000])
  server.clock.advance(120_000)
  await expect(second).rejects.toMatchObject(timeout)
})

test('a token that is held back, as it may become a tag, counts too', async () => {
  const server = createSlowServer()
  const next = server.events.next()
  await server.answer()
  server.clock.advance(100_000)
  await server.send(sse(chunk({ content: '<thi' })))
  expect(server.clock.pending).toEqual([120_000])
  server.clock.advance(120_000)
  await expect(next).rejects.toMatchObject(timeout)
})

test('a consumer that takes its time does not make the server late', async () => {
  const server = createSlowServer()
  const first = server.events.next()
  await server.answer()
  server.sendEvent(sse(chunk({ content: 'Hello' })))
  await first
  expect(server.clock.pending).toEqual([])
})

test('after the finish reason a connection that stays open ends a complete answer in 5 seconds', async () => {
  const server = createSlowServer()
  const first = server.events.next()
  await server.answer()
  server.sendEvent(sse(chunk({ content: 'Hello' })))
  await first
  const second = server.events.next()
  await server.send(sse(STOP))
  server.clock.advance(3_000)
  await server.send(': ping\n\n')
  expect(server.clock.pending).toEqual([2_000])
  server.clock.advance(2_000)
  expect(await second).toMatchObject({ value: { type: 'finish', finishReason: 'stop' } })
})

test('time-outs can be set', () => {
  const clock = createFakeClock()
  const fetch = () => new Promise<Response>(() => {})
  const provider = new Mishalsgpt({ fetch, clock, timeouts: { headers: 1 } })
  void provider.streamEvents({ model: 'asked-for', messages: HELLO, stream: true }).next()
  expect(clock.pending).toEqual([1])
})
