import { describe, expect, test } from 'vitest'
import {
  carriedBy,
  hidesHost,
  isTelling,
  type LinkTarget,
  toLinkTarget,
} from '../../../lib/markdown/link-target.ts'

function target(url: string): LinkTarget {
  const found = toLinkTarget(url)
  if (!found) throw new Error(`${url} leads nowhere`)
  return found
}

describe('leads nowhere', () => {
  test.each([
    'javascript:window.__xss=1',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:window.__xss=1',
    '&#106;avascript:window.__xss=1',
    'view-source:javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'chrome-extension://abcdefghijklmnop/options.html?reset=1',
    'moz-extension://abc/options.html',
    'blob:https://evil.example/uuid',
    'file:///etc/passwd',
    'ftp://example.com/',
    'about:blank',
    'options.html?reset=1',
    '/options.html',
    '//evil.example/',
    '#end',
    '',
    'https://',
    'http://exa mple.com/',
  ])('%j', url => {
    expect(toLinkTarget(url)).toBeUndefined()
  })
})

describe('leads to', () => {
  test.each([
    ['https://example.com', 'https://example.com/', 'example.com'],
    ['HTTP://Example.COM:8080/a', 'http://example.com:8080/a', 'example.com:8080'],
    ['https:\\\\evil.example\\a', 'https://evil.example/a', 'evil.example'],
    ['https://bank.example@evil.example/', 'https://bank.example@evil.example/', 'evil.example'],
    ['https://b\u00fccher.example/', 'https://xn--bcher-kva.example/', 'xn--bcher-kva.example'],
    ['https://evil.example/\u202Egnp.exe', 'https://evil.example/%E2%80%AEgnp.exe', 'evil.example'],
    ['mailto:me@example.com?subject=Hi', 'mailto:me@example.com?subject=Hi', 'me@example.com'],
  ])('%s', (url, href, host) => {
    expect(target(url)).toMatchObject({ href, host })
  })
})

describe('the host is hidden', () => {
  test.each([
    ['here', 'https://example.com/'],
    ['example.com', 'https://evil.example/'],
    ['bank.example', 'https://bank.example@evil.example/'],
    ['evil.example', 'https://bank.example@evil.example/'],
    ['example.com.evil.example', 'https://example.com/'],
    ['example.company', 'https://example.com/'],
    ['example.com', 'https://example.com:8443/'],
    ['example.com@evil.example', 'https://example.com/'],
    ['https://example.com', 'http://example.com/'],
    ['see example.com', 'https://example.com/'],
    ['ex\u00adample.com', 'https://example.com/'],
    ['example.com/\u202Emoc.knab', 'https://example.com/'],
    ['b\u00fccher.example', 'https://b\u00fccher.example/'],
    ['', 'https://example.com/'],
    ['me@example.com', 'mailto:you@example.com'],
    ['me@example.com', 'mailto:me@example.com,you@example.com'],
  ])('by %j for %s', (text, url) => {
    expect(hidesHost(text, target(url))).toBe(true)
  })

  test.each([
    ['example.com', 'https://example.com/'],
    ['Example.com/path', 'https://example.com/other'],
    ['https://example.com/path?q=1', 'https://example.com/path?q=1'],
    ['http://example.com:8080', 'http://example.com:8080/'],
    ['example.com#top', 'https://example.com/#top'],
    ['me@example.com', 'mailto:me@example.com?subject=Hi'],
    ['mailto:me@example.com', 'mailto:me@example.com'],
  ])('not by %j for %s', (text, url) => {
    expect(hidesHost(text, target(url))).toBe(false)
  })
})

describe('a link tells', () => {
  const isSaidHere = (text: string) => text.includes('my secret word')

  test.each([
    'https://evil.example/?q=my%20secret%20word',
    'https://evil.example/?q=my+secret+word',
    'https://evil.example/?my+secret+word',
    'https://evil.example/?a=my+sec&b=ret+word',
    'https://evil.example/?my+sec=ret+word',
    'https://evil.example/#my%20secret%20word',
    'https://my%20secret%20word@evil.example/',
    'https://evil.example/this-was-said-in-that-very-chat:my%20secret%20word',
    'mailto:me@evil.example?body=my%20secret%20word',
    `https://evil.example/?${'x'.repeat(200)}`,
    `https://evil.example/?${'x'.repeat(100)}#${'y'.repeat(100)}`,
    `mailto:me@evil.example?body=${'x'.repeat(200)}`,
  ])('%s', url => {
    expect(isTelling(target(url), isSaidHere)).toBe(true)
  })

  test.each([
    'https://example.com/',
    'https://example.com/?q=weather',
    'https://example.com/?q=%E0%A4%A',
    'https://example.com/#%E0%A4%A',
    // What a thing is called is in the address of the page about it.
    'https://example.com/wiki/my%20secret%20word',
    `https://example.com/${'x'.repeat(300)}`,
    `https://example.com/?${'x'.repeat(199)}`,
  ])('but not %s', url => {
    expect(isTelling(target(url), isSaidHere)).toBe(false)
  })

  test('what it takes along can be read', () => {
    expect(carriedBy(target('https://example.com/?q=a%20b&flag#c%20d'))).toEqual([
      { name: 'q', value: 'a b' },
      { value: 'flag' },
      { value: 'c d' },
    ])
  })
})
