import { describe, expect, test } from 'vitest'
import { unescapeText } from '../../../lib/markdown/inline/entities.ts'
import { readDefinition } from '../../../lib/markdown/link-definition.ts'
import { normalizeLabel } from '../../../lib/markdown/normalize-label.ts'

describe('a link reference definition', () => {
  test.each([
    ['[a]: /b', { url: '/b' }],
    ['[a]: <b c>', { url: 'b c' }],
    ['[a]:\n/b\n"c"', { url: '/b', title: 'c' }],
    ["[a]: /b 'c\nd'  ", { url: '/b', title: 'c\nd' }],
    ['[a]: /b (c)', { url: '/b', title: 'c' }],
    ['[a]: <>', { url: '' }],
    ['[a]: /b\\*&amp; "\\"&quot;"', { url: '/b*&', title: '""' }],
  ])('is read: %j', (text, definition) => {
    expect(readDefinition(text, 0)).toEqual({ label: 'a', definition, end: text.length })
  })

  test.each([
    '[a]',
    '[a] : /b',
    '[]: /b',
    '[ \n ]: /b',
    '[a]:',
    '[a]: /b c',
    '[a]: /b "c" d',
    '[a]: <b>c',
    '[a]: /b"c"d e',
    '[a[b]: /c',
    `[${'a'.repeat(1000)}]: /b`,
    `[a]: ${'('.repeat(33)}${')'.repeat(33)}`,
  ])('is not: %j', text => expect(readDefinition(text, 0)).toBeUndefined())

  test('ends before what looks like a title on the next line, but is none', () => {
    expect(readDefinition('[a]: /b\n"c" d', 0)).toEqual({ label: 'a', definition: { url: '/b' }, end: 8 })
  })

  test('is read where it stands', () => {
    const text = '[a]: /b\n[c]: /d\ne'
    const end = readDefinition(text, 0)?.end ?? 0
    expect(readDefinition(text, end)).toEqual({ label: 'c', definition: { url: '/d' }, end: 16 })
  })

  test('may hold brackets in its label that are escaped, and 999 characters', () => {
    expect(readDefinition('[a\\]]: /b', 0)?.label).toBe('a\\]')
    expect(readDefinition(`[${'a'.repeat(999)}]: /b`, 0)?.label).toHaveLength(999)
  })
})

describe('a label', () => {
  test('is the same whatever its case and white space', () => {
    expect(normalizeLabel(' Foo\n\t bar ')).toBe(normalizeLabel('FOO BAR'))
    expect(normalizeLabel('ẞ')).toBe(normalizeLabel('SS'))
    expect(normalizeLabel('ΑΓΩ')).toBe(normalizeLabel('αγω'))
    expect(normalizeLabel('a\\*')).not.toBe(normalizeLabel('a*'))
  })
})

describe('escapes', () => {
  test('go before marks, and nothing else', () => {
    expect(unescapeText('\\* \\a \\\\ &copy; \\&copy; &x; C:\\dir')).toBe('* \\a \\ © &copy; &x; C:\\dir')
  })
})
