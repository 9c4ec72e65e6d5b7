// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, test } from 'vitest'
import style from '../../../../components/markdown/markdown.module.css'
import { Markdown } from '../../../../components/markdown/markdown.tsx'
import { mount } from '../mount.ts'

const TEXT = 'word\n\n'.repeat(100)

test('where an answer is written is its last group, and nothing else is touched when it ends', () => {
  const root = mount(<Markdown text={TEXT} growing />)
  const groups = [...root.querySelectorAll(`.${style.group}`)]
  expect(groups.length).toBeGreaterThan(2)
  expect(root.querySelectorAll(`.${style.written}`)).toHaveLength(1)
  expect(groups.at(-1)?.classList).toContain(style.written)

  const changes = new MutationObserver(() => {})
  changes.observe(root, { subtree: true, attributeFilter: ['class'] })
  render(<Markdown text={TEXT} growing={false} />, root)
  expect(changes.takeRecords().map(({ target }) => target)).toEqual([groups.at(-1)])
  expect(root.querySelectorAll(`.${style.written}`)).toHaveLength(0)
})
