import { afterEach, expect, test } from 'vitest'
import { type DemoServer, type DemoServerOptions, startDemoServer } from '../../servers/demo-server.ts'
import { breaksOff, fails, fallsSilent, says } from '../../servers/scripted-answer.ts'

let server: DemoServer | undefined
afterEach(() => server?.close())

const start = async (options: DemoServerOptions = {}) => {
  server = await startDemoServer({ wordGap: 0, ...options })
  return server
}

const ask = (url: string, stream: boolean, signal: AbortSignal | null = null) =>
  fetch(`${url}/api/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-3.5-turbo',
      messages: [{ role: 'user', content: 'count to 3' }],
      stream,
    }),
    signal,
  })

const textOf = (stream: string) =>
  stream
    .split('\n\n')
    .filter(frame => frame.startsWith('data: {'))
    .map(frame => JSON.parse(frame.slice(6)).choices[0].delta.content ?? '')
    .join('')

test('streams an answer, piece by piece, to its end', async () => {
  const { url } = await start()
  const response = await ask(url, true)
  const body = await response.text()
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(textOf(body)).toBe('1 2 3')
  expect(body).toMatch(/"finish_reason":"stop"}]}\n\ndata: \[DONE\]\n\n$/)
})

test('answers whole where no stream was asked for', async () => {
  const { url } = await start({ script: [says(['Hel', 'lo'])] })
  const { choices } = await (await ask(url, false)).json()
  expect(choices).toMatchObject([{ message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }])
})

test('writes a held answer when the test says so', async () => {
  const { url, hold, requests } = await start()
  const held = hold()
  const asked = ask(url, true)
  const answer = await held
  await answer.write('one ')
  await answer.write('two')
  await answer.end()
  expect(textOf(await (await asked).text())).toBe('one two')
  expect(requests[0]?.question).toBe('count to 3')
  expect(await requests[0]?.closed).toMatchObject({ by: 'server' })
})

test('knows that the client closed the connection', async () => {
  const { url, requests } = await start({ script: [fallsSilent(['one'])] })
  const client = new AbortController()
  await ask(url, true, client.signal)
  client.abort()
  expect(await requests[0]?.closed).toMatchObject({ by: 'client' })
})

test.each(['fin', 'reset'] as const)('breaks an answer off in mid-body with a %s', async how => {
  const { url, requests } = await start({ script: [breaksOff('one', how)] })
  await expect(ask(url, true).then(response => response.text())).rejects.toThrow()
  expect(await requests[0]?.closed).toMatchObject({ by: 'server' })
})

test('ends a body cleanly with nothing said about an end', async () => {
  const { url } = await start({ script: [breaksOff('one', 'clean')] })
  const body = await (await ask(url, true)).text()
  expect(textOf(body)).toBe('one')
  expect(body).not.toMatch(/stop|DONE/)
})

test('refuses with status, body and headers', async () => {
  const { url } = await start({
    script: [fails(429, { error: { message: 'slow down' } }, { 'retry-after': '7' })],
  })
  const response = await ask(url, true)
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
  expect(await response.json()).toEqual({ error: { message: 'slow down' } })
})

test('answers a preflight as the recorded servers do', async () => {
  const { url, visits } = await start()
  const response = await fetch(`${url}/api/openai/v1/chat/completions`, { method: 'OPTIONS' })
  expect([response.status, response.headers.get('access-control-allow-headers')]).toEqual([204, '*'])
  expect(visits).toEqual(['OPTIONS /api/openai/v1/chat/completions'])
})

test('allows no other origin where that is what is tested', async () => {
  const { url } = await start({ cors: false })
  expect((await ask(url, true)).headers.has('access-control-allow-origin')).toBe(false)
})

test('lists its models and serves an ordinary page', async () => {
  const { url } = await start()
  const { data } = await (await fetch(`${url}/v1/models`)).json()
  expect(data).toMatchObject([{ id: 'gpt-3.5-turbo-16k-0613' }, { id: 'gpt-3.5-turbo' }])
  expect(await (await fetch(`${url}/page`)).text()).toContain('<textarea')
})
