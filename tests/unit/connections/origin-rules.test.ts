import { describe, expect, test } from 'vitest'
import { toOriginRules } from '../../../lib/connections/origin-rules.ts'

const wish = (url: string) => ({ url, dropOrigin: true as const })
const filters = (...urls: string[]) =>
  toOriginRules(urls.map(wish), 'own-id').map(({ condition }) => condition.urlFilter)

describe('the rules that drop our origin', () => {
  test('are for requests of this extension alone, to one scheme, host and port', () => {
    expect(toOriginRules([wish('http://127.0.0.1:11434/v1')], 'own-id')).toEqual([
      {
        id: 1,
        action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
        condition: {
          urlFilter: '|http://127.0.0.1:11434/',
          initiatorDomains: ['own-id'],
          resourceTypes: ['xmlhttprequest'],
        },
      },
    ])
  })

  test('are for the connections that ask for them and are on', () => {
    const url = 'http://127.0.0.1:11434/v1'
    expect(toOriginRules([{ url }, { url, dropOrigin: true, off: true }], 'own-id')).toEqual([])
  })

  test('are one for each server, whatever stands behind its port', () => {
    expect(
      filters('http://a.example/v1', 'http://a.example/v2', 'https://a.example', 'http://a.example:80'),
    ).toEqual(['|http://a.example/', '|https://a.example/'])
    expect(
      toOriginRules([wish('http://a.example'), wish('http://b.example')], 'own-id').map(({ id }) => id),
    ).toEqual([1, 2])
  })

  test('name an IPv6 address as it stands in an address', () => {
    expect(filters('http://[::1]:11434/v1')).toEqual(['|http://[::1]:11434/'])
  })

  test('are for no host with a sign that a filter takes for many', () => {
    expect(filters('http://*.example/v1')).toEqual([])
    for (const sign of '^|') expect(URL.canParse(`http://a${sign}.example`)).toBe(false)
  })
})
