import { expect, test } from 'vitest'
import { toSecrets } from '../../../lib/provider/credentials.ts'
import type { MishalsgptOptions } from '../../../lib/provider/mishalsgpt.ts'
import { ask, chunk, createFakeFetch, STOP, sse } from './fake-server.ts'

const answer = sse(chunk({ content: 'Hello' }), STOP)

/** Where these options of a provider send a question, and with which headers. */
async function sent(options: MishalsgptOptions) {
  const { fetch, requests } = createFakeFetch(answer)
  const { error } = await ask({ ...options, fetch })
  if (error) throw error
  const [request] = requests
  if (!request) throw new Error('Nothing was sent')
  return { url: request.url, headers: Object.fromEntries(new Headers(request.init.headers)) }
}

test.each([
  [{ key: 'k' }, { authorization: 'Bearer k' }],
  [{ key: 'k', keyHeader: 'authorization' }, { authorization: 'Bearer k' }],
  [{ key: ' k\n', keyHeader: 'api-key' }, { 'api-key': 'k' }],
  [{ key: 'k', keyHeader: 'x-api-key' }, { 'x-api-key': 'k' }],
  [{ key: '', keyHeader: 'api-key' }, {}],
  [
    { key: 'k', headers: { 'HTTP-Referer': 'https://a.test', ' X-Title ': ' Mine ' } },
    { authorization: 'Bearer k', 'http-referer': 'https://a.test', 'x-title': 'Mine' },
  ],
  [{ key: 'k', headers: { Authorization: 'Basic eDp5' } }, { authorization: 'Basic eDp5' }],
] as const)('%j is sent as %j', async (options, headers) => {
  expect((await sent(options)).headers).toEqual({ 'content-type': 'application/json', ...headers })
})

test('secret parameters join the query of the address', async () => {
  const url = 'https://a.test/openai/deployments/m?api-version=1'
  expect((await sent({ url, query: { key: 'a&b ', 'api-version': '2' } })).url).toBe(
    'https://a.test/openai/deployments/m/chat/completions?api-version=2&key=a%26b',
  )
})

test.each([
  ['Cookie', 'session=secret'],
  ['origin', 'https://secret.test'],
  ['Sec-Secret', 'secret'],
  ['proxy-authorization', 'Basic secret'],
  ['Host', 'secret.test'],
  ['X-Code', 'секрет secret'],
  ['X-Code', 'secret\r\nx: y'],
  ['X-Code', 'secret\u0000'],
  ['X-Code', ''],
  ['X Code', 'secret'],
  ['X-Code: secret', 'secret'],
  ['', 'secret'],
])('a header that a browser does not send is named, before anything is sent: %j: %j', async (name, value) => {
  const { fetch, requests } = createFakeFetch(answer)
  const { error } = await ask({ fetch, headers: { [name]: value } })
  expect(error?.kind).toBe('bad-request')
  expect(error?.header).toBe(/^[\w-]*/.exec(name)?.[0])
  expect(requests).toEqual([])
  expect(JSON.stringify([error, error?.toFailure(), error?.message, error?.stack])).not.toContain('secret')
  expect(error).not.toHaveProperty('cause')
})

test('a header’s value is what fetch makes of it', async () => {
  expect((await sent({ headers: { 'x-name': 'Zoë\tM' } })).headers).toMatchObject({ 'x-name': 'Zoë\tM' })
})

test.each([
  ['a header', { headers: { 'X-Code': 'very-secret' } }, 'Unknown code very-secret.', 'Unknown code [key].'],
  [
    'the second half of a header',
    { headers: { authorization: 'Basic dmVyeS1zZWNyZXQ=' } },
    'Wrong: dmVyeS1zZWNyZXQ= (Basic dmVyeS1zZWNyZXQ=)',
    'Wrong: [key] ([key])',
  ],
  ['a parameter', { query: { key: 'very secret/1' } }, 'No very secret/1', 'No [key]'],
  ['an encoded parameter', { query: { key: 'very secret/1' } }, '/v1?key=very%20secret%2F1', '/v1?key=[key]'],
  ['a parameter of a form', { query: { key: 'very secret/1' } }, '/v1?key=very+secret%2F1', '/v1?key=[key]'],
  ['a short one as a word', { headers: { 'x-on': '1' } }, 'No 1, not 10 or a1', 'No [key], not 10 or a1'],
  ['a short one of signs', { headers: { 'x-on': '.*' } }, 'No .* here', 'No [key] here'],
  ['one within another', { key: 'abcd-efgh', query: { k: 'abcd-efgh-1234' } }, 'abcd-efgh-1234', '[key]'],
  ['one that looks like a tag', { key: 'my<pass>word1' }, '<p>No my<pass>word1</p>', 'No [key]'],
])('no server can make us repeat %s', async (_what, options, message, words) => {
  const refusal = new Response(JSON.stringify({ error: { message } }), { status: 401 })
  const { error } = await ask({ ...createFakeFetch(refusal), ...options })
  expect(error?.serverWords).toBe(words)
})

/** Every sign that somebody escapes. */
const KEY = 'sk-~a+b/c=d&e"f<g>h\\i\'jkl'
const html = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
const signsOf = (text: string, write: (code: number) => string) =>
  text.replace(/[^A-Za-z0-9]/g, sign => write(sign.charCodeAt(0)))
const ESCAPES: Readonly<Record<string, (text: string) => string>> = {
  'as it is': text => text,
  'in an address': encodeURIComponent,
  'in an address, in small letters': text => encodeURIComponent(text).toLowerCase(),
  'in an address, every sign': text => signsOf(text, code => `%${code.toString(16)}`),
  'in a form': text => new URLSearchParams([['', text]]).toString().slice(1),
  'in HTML': html,
  'in HTML, by numbers': text => signsOf(text, code => `&#${code};`),
  'in HTML, by hexadecimal numbers': text => signsOf(text, code => `&#x${code.toString(16).toUpperCase()};`),
  'in JSON': JSON.stringify,
  'in JSON, with every sign as a number': text =>
    signsOf(text, code => `\\u${code.toString(16).padStart(4, '0')}`),
  'in JSON as PHP writes it': text => JSON.stringify(text).replaceAll('/', '\\/'),
}
const PAIRS = Object.entries(ESCAPES).flatMap(([outer, second]) =>
  Object.entries(ESCAPES).map(([inner, first]) => [inner, outer, second(first(KEY))] as const),
)

test.each(PAIRS)(
  'no server can make us repeat a key that is written %s, and that %s',
  async (_, __, echo) => {
    for (const body of [
      JSON.stringify({ error: { message: `Wrong key ${echo} here` } }),
      `Wrong ${echo} here`,
    ]) {
      const { error } = await ask({ ...createFakeFetch(new Response(body, { status: 401 })), key: KEY })
      expect(error?.serverWords).toMatch(/^Wrong (?:key )?\W*\[key\]\W*(?:quot;\W*)* here$/)
    }
  },
)

test('what is escaped and no secret stays as it was written', async () => {
  const message = 'No &lt;model&gt; \\"a\\" at /v1%2Fchat?x=%ff'
  const refusal = new Response(JSON.stringify({ error: { message } }), { status: 401 })
  expect((await ask({ ...createFakeFetch(refusal), key: KEY })).error?.serverWords).toBe(message)
})

test('what is empty is no secret', () => {
  expect(toSecrets({ key: ' ', headers: { a: ' ' }, query: { b: '' } })).toEqual([])
})
