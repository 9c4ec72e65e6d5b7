// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createFootnotes, FootnotesContext } from '../../../../components/markdown/footnotes.ts'
import type { Block, Inline } from '../../../../lib/markdown/tree.ts'
import { mount } from '../mount.ts'
import { Blocks } from './drawn-blocks.tsx'
import { paragraph } from './trees.ts'

const reference = (label: string): Inline => ({ type: 'footnote', label })
const definition = (label: string, words: string): Block => ({
  type: 'footnote',
  label,
  children: [[paragraph(words)]],
})

const draw = (...blocks: Block[]) =>
  mount(
    <FootnotesContext.Provider value={createFootnotes()}>
      <Blocks groups={[blocks]} />
    </FootnotesContext.Provider>,
  )

const called = (root: ParentNode, name: string) => [
  ...root.querySelectorAll<HTMLElement>(`[aria-label="${name}"]`),
]

test('lead from the text to the note, and back to where one came from', () => {
  const root = draw(
    paragraph('a', reference('1'), 'b', reference('1')),
    definition('1', 'First'),
    definition('2', 'Second'),
  )
  const [first, second, note] = called(root, 'Footnote 1')
  second?.click()
  expect(document.activeElement).toBe(note)
  const [back] = called(root, 'Back to the text from footnote 1')
  back?.click()
  expect(document.activeElement).toBe(second)
  first?.click()
  back?.click()
  expect(document.activeElement).toBe(first)
})

test('lead to the first reference who came on their own', () => {
  const root = draw(definition('a', 'Note'), paragraph(reference('A')), paragraph(reference('a')))
  called(root, 'Back to the text from footnote a')[0]?.click()
  expect(document.activeElement).toBe(called(root, 'Footnote A')[0])
})

test('stay within their answer, and name nothing in the document', () => {
  const label = 'getElementById'
  const other = draw(definition(label, 'of another answer'))
  const root = draw(paragraph(reference(label)), definition(label, 'of this'))
  called(root, `Footnote ${label}`)[0]?.click()
  expect(document.activeElement?.textContent).toContain('of this')
  for (const part of [other, root]) expect(part.querySelector('[id], [name]')).toBeNull()
})

test('whose note has not come yet lead nowhere', () => {
  const root = draw(paragraph(reference('1')))
  const [button] = called(root, 'Footnote 1')
  button?.focus()
  button?.click()
  expect(document.activeElement).toBe(button)
})
