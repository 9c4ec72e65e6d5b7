import { expect, onTestFinished, test } from 'vitest'
import { Mishalsgpt } from '../../../lib/provider/mishalsgpt.ts'
import { type RawRequest, type RawStep, startRawServer } from '../../servers/raw-server.ts'
import { ask, chunk, createFakeFetch, HELLO, sse } from './fake-server.ts'

const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n'
const begun: RawStep[] = [{ write: head + sse(chunk({ content: 'Hel' }), chunk({ content: 'lo' })) }]

/** A server that plays these steps and then keeps the connection open. */
async function startSilentServer(steps: RawStep[]) {
  let receive: (request: RawRequest) => void = () => {}
  const received = new Promise<RawRequest>(resolve => {
    receive = resolve
  })
  const server = await startRawServer((_index, request) => {
    receive(request)
    return steps
  })
  onTestFinished(() => server.stop())
  const controller = new AbortController()
  const request = { model: 'asked-for', messages: HELLO, stream: true }
  const events = new Mishalsgpt({ url: server.url }).streamEvents(request, controller.signal)
  return { received, controller, events }
}

/** The one promise that is about time. */
async function expectClosedSoon({ closed }: RawRequest, stop: () => unknown) {
  const start = performance.now()
  stop()
  await closed
  expect(performance.now() - start).toBeLessThan(200)
}

test('abort closes the connection within 200 ms while the server keeps silent', async () => {
  const { received, controller, events } = await startSilentServer([])
  const next = expect(events.next()).rejects.toMatchObject({ kind: 'aborted' })
  await expectClosedSoon(await received, () => controller.abort())
  await next
})

test('abort closes the connection within 200 ms while an answer is awaited', async () => {
  const { received, controller, events } = await startSilentServer(begun)
  await events.next()
  await events.next()
  const next = expect(events.next()).rejects.toMatchObject({ kind: 'aborted' })
  await expectClosedSoon(await received, () => controller.abort())
  await next
})

test('abort closes the connection within 200 ms while the consumer is busy, and it gets nothing more', async () => {
  const { received, controller, events } = await startSilentServer(begun)
  await events.next()
  await expectClosedSoon(await received, () => controller.abort())
  await expect(events.next()).rejects.toMatchObject({ kind: 'aborted' })
  expect(await events.next()).toEqual({ done: true, value: undefined })
})

test('a consumer that stops iterating closes the connection within 200 ms', async () => {
  const { received, events } = await startSilentServer(begun)
  await events.next()
  await expectClosedSoon(await received, () => events.return())
})

test('a consumer that stops iterating over the text closes the connection, too', async () => {
  let closed: Promise<void> | undefined
  const server = await startRawServer((_index, request) => {
    closed = request.closed
    return begun
  })
  onTestFinished(() => server.stop())
  const provider = new Mishalsgpt({ url: server.url })
  for await (const text of provider.createCompletion('asked-for', HELLO, true)) {
    expect(text).toBe('Hel')
    break
  }
  expect(closed).toBeDefined()
  await closed
})

test('a completed answer closes a connection that its server leaves open', async () => {
  const { received, events } = await startSilentServer([
    { write: head + sse(chunk({ content: '.' }), '[DONE]') },
  ])
  for await (const _ of events);
  await (await received).closed
})

test('nothing is sent once the signal is aborted', async () => {
  const { fetch, requests } = createFakeFetch(sse(chunk({ content: '.' }), '[DONE]'))
  expect((await ask({ fetch }, AbortSignal.abort())).error?.toFailure()).toEqual({ kind: 'aborted' })
  expect(requests).toEqual([])
})

test('an abort after the end changes nothing', async () => {
  const controller = new AbortController()
  const answer = createFakeFetch(sse(chunk({ content: '.' }), '[DONE]'))
  const { error } = await ask(answer, controller.signal)
  controller.abort()
  expect(error).toBeUndefined()
})

test('a crash of the server in mid-answer leaves it truncated', async () => {
  let crash = () => {}
  const until = new Promise<void>(resolve => {
    crash = resolve
  })
  const { events } = await startSilentServer([...begun, { until }, { close: 'reset' }])
  await events.next()
  await events.next()
  crash()
  await expect(events.next()).rejects.toMatchObject({ kind: 'truncated', status: 200 })
})
