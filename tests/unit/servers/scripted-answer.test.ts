import { afterEach, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../../servers/demo-server.ts'
import { cutEvery, pours } from '../../servers/scripted-answer.ts'

let server: DemoServer | undefined
afterEach(() => server?.close())

async function ask(text: string, stream = true, signal: AbortSignal | null = null) {
  server = await startDemoServer({ script: [pours(text, 4)] })
  return fetch(`${server.url}/api/openai/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'All at once' }], stream }),
    signal,
  })
}

test('pours out a long answer in deltas of the size it was told, and ends it well', async () => {
  const text = 'wörds and 漢字 '.repeat(5_000)
  const frames = (await (await ask(text)).text()).split('\n\n').filter(frame => frame.startsWith('data: {'))
  const deltas = frames
    .map(frame => JSON.parse(frame.slice(6)).choices[0].delta.content ?? '')
    .filter(Boolean)
  expect(deltas.join('')).toBe(text)
  expect(new Set(deltas.map(delta => delta.length))).toEqual(new Set([4]))
  expect(frames.at(-1)).toContain('"finish_reason":"stop"')
})

test('pours the same into one piece where no stream was asked for', async () => {
  const { choices } = await (await ask('Hello, you', false)).json()
  expect(choices[0].message.content).toBe('Hello, you')
})

test('stops pouring when the client has gone', async () => {
  const leaving = new AbortController()
  const endless = (function* () {
    for (;;) yield 'more'
  })()
  server = await startDemoServer({ script: [answer => answer.pour(endless)] })
  const asked = fetch(`${server.url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Go on' }], stream: true }),
    signal: leaving.signal,
  })
  await (await asked).body?.getReader().read()
  leaving.abort()
  expect(await server.requests[0]?.closed).toMatchObject({ by: 'client' })
})

test('cuts a text into pieces that are the text again', () => {
  expect([...cutEvery('abcdefghij', 4)]).toEqual(['abcd', 'efgh', 'ij'])
  expect([...cutEvery('', 4)]).toEqual([])
})
