// @vitest-environment happy-dom
import type { ComponentChild } from 'preact'
import { expect, test } from 'vitest'
import { findPassage } from '../../../components/chat/find-passage.ts'
import { mount } from './mount.ts'

/** A passage, of which what stands between bars was looked for. */
const passage = (text: string) => text.split('|').map((text, index) => ({ text, hit: index % 2 === 1 }))

test.each<[string, ComponentChild, string, number]>([
  ['in one text', <p>Where do quokkas sleep?</p>, 'Where do |quokka|s sleep?', 1],
  [
    'across bold and lines',
    <p>
      Where do <b>quo</b>
      {'kk\nas sleep?'}
    </p>,
    'Where do |quokkas| sleep?',
    1,
  ],
  ['by what follows it', [<p key="1">one cat here</p>, <p key="2">one cat there</p>], 'one |cat| there', 2],
  [
    'by what follows it at once',
    [<p key="1">cat of a house</p>, <p key="2">cat of the big old house doc</p>],
    '|cat| of the big old house where [doc](u)',
    2,
  ],
  ['by itself, where its marks are not drawn', <p>cats</p>, '|cat|*~`s', 1],
])('is found %s', (_, drawn, text, paragraph) => {
  const root = mount(drawn)
  const range = findPassage(root, passage(text))
  expect(range?.toString().replace(/\s/g, '')).toBe(text.split('|')[1])
  expect(root.querySelector(`p:nth-of-type(${paragraph})`)?.contains(range?.startContainer ?? null)).toBe(
    true,
  )
})

test('is not found in what does not say it', () => {
  expect(findPassage(mount(<p>Nothing</p>), passage('a |cat|'))).toBeUndefined()
  expect(findPassage(mount(<p>Nothing</p>), [])).toBeUndefined()
})
