import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseServerUrl } from '../../../lib/connections/parse-server-url.ts'

test.each([
  ['https://example.org', 'https://example.org'],
  ['https://example.org/', 'https://example.org'],
  ['  https://example.org/v1//  ', 'https://example.org/v1'],
  ['HTTPS://EXAMPLE.org/V1', 'https://example.org/V1'],
  ['https://example.org:8443/v1', 'https://example.org:8443/v1'],
  ['https://example.org:443', 'https://example.org'],
  ['https://example.org/v1#key', 'https://example.org/v1'],
  ['https://example.org/v1?api-version=2024', 'https://example.org/v1?api-version=2024'],
  ['https://example.org/v1;v=2', 'https://example.org/v1;v=2'],
  ['https://example.org/tokens/key;token=/v1', 'https://example.org/tokens/key;token=/v1'],
  ['https://example.org/100%/v1', 'https://example.org/100%/v1'],
  // Names that begin as keys do.
  ['https://example.org/hf-inference/sk-learn/v1', 'https://example.org/hf-inference/sk-learn/v1'],
  ['https://пример.рф/v1', 'https://xn--e1afmkfd.xn--p1ai/v1'],
  // A Cyrillic “а”: what is kept, and shown, is the host that is really asked.
  ['https://exаmple.org', 'https://xn--exmple-4nf.org'],
  ['https://192.168.0.2', 'https://192.168.0.2'],
  // Tabs and line ends inside an address are what pasting leaves; a browser drops them too.
  ['https://exam\n\tple.org/\tv1', 'https://example.org/v1'],
  // This computer, in every spelling a browser has for it.
  ['http://localhost:11434', 'http://localhost:11434'],
  ['http://LOCALHOST', 'http://localhost'],
  ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
  ['http://127.8.9.10', 'http://127.8.9.10'],
  ['http://127.1', 'http://127.0.0.1'],
  ['http://2130706433', 'http://127.0.0.1'],
  ['http://0x7f.0.0.1', 'http://127.0.0.1'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
])('%j is kept as %s', (text, url) => {
  expect(parseServerUrl(text)).toEqual({ url })
})

test.each([
  ['', 'not-a-url'],
  ['   ', 'not-a-url'],
  ['example.org', 'not-a-url'],
  ['//example.org', 'not-a-url'],
  ['/v1', 'not-a-url'],
  ['https://', 'not-a-url'],
  ['https://exa mple.org', 'not-a-url'],
  ['https://example.org:99999', 'not-a-url'],
  ['http://127.0.0.1.5', 'not-a-url'],
  ['http://[::1', 'not-a-url'],
  ['javascript:alert(1)', 'not-http'],
  [' java\nscript:alert(1)', 'not-http'],
  ['data:text/html,x', 'not-http'],
  ['file:///etc/passwd', 'not-http'],
  ['ftp://example.org', 'not-http'],
  ['ws://localhost', 'not-http'],
  ['chrome-extension://abc/x', 'not-http'],
  ['blob:https://example.org/x', 'not-http'],
  ['localhost:8080', 'not-http'],
  ['https://user@example.org', 'credentials'],
  ['https://user:pass@example.org', 'credentials'],
  ['https://:pass@example.org', 'credentials'],
  ['https://example.org@evil.example', 'credentials'],
  ['https://example.org%40evil.example@evil.example', 'credentials'],
  ['http://localhost@evil.example', 'credentials'],
  ['https://example.org/sk-abcdef1234567890/v1', 'credentials'],
  ['https://example.org/v1;key=abc', 'credentials'],
  ['https://example.org/v1;sk-abcdef1234567890', 'credentials'],
  ['https://example.org/v1;v=2;access_token=abc=', 'credentials'],
  ['https://example.org/v1%3Bkey%3Dabc', 'credentials'],
  ['https://example.org/v1/x=sk-abcdef1234567890', 'credentials'],
  ['https://example.org/v1#token=abc', 'credentials'],
  ['https://example.org/v1#/a?x=1&sk-abcdef1234567890', 'credentials'],
  ['http://example.org', 'insecure'],
  ['http://192.168.0.2', 'insecure'],
  ['http://10.0.0.1', 'insecure'],
  ['http://0.0.0.0', 'insecure'],
  ['http://[::]', 'insecure'],
  ['http://[::ffff:127.0.0.1]', 'insecure'],
  ['http://[::2]', 'insecure'],
  ['http://127.0.0.1.evil.com', 'insecure'],
  ['http://127.0.0.evil', 'insecure'],
  ['http://localhost.evil', 'insecure'],
  ['http://localhost.', 'insecure'],
  ['http://notlocalhost', 'insecure'],
  ['http://evil.example/localhost', 'insecure'],
  ['http://evil.example/?http://127.0.0.1', 'insecure'],
  ['http://evil.example#@127.0.0.1', 'insecure'],
  ['http:\\\\evil.example\\@127.0.0.1', 'insecure'],
  ['http:/evil.example', 'insecure'],
  ['http://lоcalhost', 'insecure'],
])('%j is refused: %s', (text, refusal) => {
  expect(parseServerUrl(text)).toEqual({ refusal })
})

test.each([
  ['http://192.168.0.2:8080/v1/', { url: 'http://192.168.0.2:8080/v1' }],
  ['http://gateway.example', { url: 'http://gateway.example' }],
  ['https://example.org', { url: 'https://example.org' }],
  ['http://user:pass@192.168.0.2', { refusal: 'credentials' }],
  ['ftp://192.168.0.2', { refusal: 'not-http' }],
  ['ws://192.168.0.2', { refusal: 'not-http' }],
  ['192.168.0.2', { refusal: 'not-a-url' }],
])(
  'with its switch on, a connection may be open on the way, and nothing else changes: %j',
  (text, parsed) => {
    expect(parseServerUrl(text, { insecure: true })).toEqual(parsed)
  },
)

test('what is kept is kept the same when it is saved again, and is never open to everyone on the way', () => {
  const text = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string())
  fc.assert(
    fc.property(text, text => {
      const { url } = parseServerUrl(text)
      if (url === undefined) return
      expect(parseServerUrl(url)).toEqual({ url })
      const { protocol, username, password, hash } = new URL(url)
      expect({ protocol, username, password, hash }).toEqual({
        protocol: 'https:',
        username: '',
        password: '',
        hash: '',
      })
    }),
  )
})
