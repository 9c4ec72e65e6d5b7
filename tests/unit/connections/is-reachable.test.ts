import { describe, expect, test } from 'vitest'
import { isReachable } from '../../../lib/connections/is-reachable.ts'
import { startServer } from './scripted-server.ts'

const signal = new AbortController().signal

/** As a browser that lets us read nothing there. */
const unreadable: typeof fetch = async (input, init) => {
  if (init?.mode !== 'no-cors') throw new TypeError('Failed to fetch')
  return fetch(input, { ...init, mode: 'cors' })
}

describe.each([true, false])('with the permission of the browser: %j', isGranted => {
  test('any answer at all means that somebody is there', async () => {
    for (const answer of [new Response(null, { status: 500 }), Response.error()]) {
      const fetch = async () => answer
      expect(await isReachable('https://example.org', isGranted, { fetch, signal })).toBe(true)
    }
  })

  test('no answer means that nobody is', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await isReachable('https://example.org', isGranted, { fetch, signal })).toBe(false)
  })

  test('no answer in time means neither', async () => {
    const { url } = await startServer({ '*': () => {} })
    expect(await isReachable(url, isGranted, { fetch, signal, timeout: 50 })).toBeUndefined()
  })
})

test('what may not be read tells that somebody is there, without the permission alone', async () => {
  const { url } = await startServer()
  expect(await isReachable(url, false, { fetch: unreadable, signal })).toBe(true)
  expect(await isReachable(url, true, { fetch: unreadable, signal })).toBe(false)
})

test('it says nothing and brings nothing along, and follows nowhere what it can see', async () => {
  const requests: [unknown, RequestInit | undefined][] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    requests.push([input, init])
    return Promise.reject(new TypeError('Failed to fetch'))
  }
  await isReachable('https://example.org', false, { fetch, signal })
  const quiet = {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: expect.any(AbortSignal),
  }
  expect(requests).toEqual([
    ['https://example.org/', { method: 'GET', headers: {}, redirect: 'manual', ...quiet }],
    ['https://example.org', { mode: 'no-cors', ...quiet }],
  ])
})

test('with the permission a redirect is an answer, and where it leads nothing is heard', async () => {
  const elsewhere = await startServer()
  const { url } = await startServer({
    '*': { text: '', status: 307, headers: { location: elsewhere.url } },
  })
  expect(await isReachable(url, true, { fetch, signal })).toBe(true)
  expect(elsewhere.visits).toEqual([])
})
