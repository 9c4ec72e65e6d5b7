// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { findPassage } from '../../../components/chat/find-passage.ts'

function drawn(html: string): Element {
  const root = document.createElement('article')
  root.innerHTML = html
  return root
}

/** A passage, of which what stands between bars was looked for. */
const passage = (text: string) => text.split('|').map((text, index) => ({ text, hit: index % 2 === 1 }))

test.each([
  ['in one text', '<p>Where do quokkas sleep?</p>', 'Where do |quokka|s sleep?', 1],
  ['across bold and lines', '<p>Where do <b>quo</b>kk\nas sleep?</p>', 'Where do |quokkas| sleep?', 1],
  ['by what follows it', '<p>one cat here</p><p>one cat there</p>', 'one |cat| there', 2],
  [
    'by what follows it at once',
    '<p>cat of a house</p><p>cat of the big old house <a>doc</a></p>',
    '|cat| of the big old house where [doc](u)',
    2,
  ],
  ['by itself, where its marks are not drawn', '<p>cats</p>', '|cat|*~`s', 1],
])('is found %s', (_, html, text, paragraph) => {
  const root = drawn(html)
  const range = findPassage(root, passage(text))
  const hit = text.split('|')[1]
  expect(range?.toString().replace(/\s/g, '')).toBe(hit)
  expect(root.querySelector(`p:nth-of-type(${paragraph})`)?.contains(range?.startContainer ?? null)).toBe(
    true,
  )
})

test('is not found in what does not say it', () => {
  expect(findPassage(drawn('<p>Nothing</p>'), passage('a |cat|'))).toBeUndefined()
  expect(findPassage(drawn('<p>Nothing</p>'), [])).toBeUndefined()
})
