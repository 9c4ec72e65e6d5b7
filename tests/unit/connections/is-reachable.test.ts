import { expect, test } from 'vitest'
import { isReachable } from '../../../lib/connections/is-reachable.ts'

test('any answer at all means that somebody is there', async () => {
  for (const answer of [new Response(null, { status: 500 }), Response.error()]) {
    expect(await isReachable('https://example.org', async () => answer)).toBe(true)
  }
})

test('no answer means that nobody is', async () => {
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  expect(await isReachable('https://example.org', fetch)).toBe(false)
})

test('it says nothing, and brings nothing along', async () => {
  const requests: [unknown, RequestInit | undefined][] = []
  await isReachable('https://example.org', async (input, init) => {
    requests.push([input, init])
    return new Response()
  })
  expect(requests).toEqual([
    [
      'https://example.org',
      {
        mode: 'no-cors',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: expect.any(AbortSignal),
      },
    ],
  ])
})
