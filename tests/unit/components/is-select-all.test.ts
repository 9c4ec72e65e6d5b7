// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { isSelectAll } from '../../../components/history/is-select-all.ts'

test.each<[boolean, string, KeyboardEventInit]>([
  [true, 'Ctrl+A', { key: 'a', code: 'KeyA', ctrlKey: true }],
  [true, '⌘A', { key: 'a', code: 'KeyA', metaKey: true }],
  [true, 'Ctrl+A with Caps Lock', { key: 'A', code: 'KeyA', ctrlKey: true }],
  [true, 'Ctrl+A on a Russian keyboard', { key: 'ф', code: 'KeyA', ctrlKey: true }],
  [true, 'Ctrl+A on a French keyboard', { key: 'a', code: 'KeyQ', ctrlKey: true }],
  [false, 'Ctrl+Q on a French keyboard', { key: 'q', code: 'KeyA', ctrlKey: true }],
  [false, 'ą on a Polish keyboard', { key: 'ą', code: 'KeyA', ctrlKey: true, altKey: true }],
  [false, 'a', { key: 'a', code: 'KeyA' }],
  [false, 'Ctrl+Shift+A', { key: 'A', code: 'KeyA', ctrlKey: true, shiftKey: true }],
])('%s: what is pressed is “select all”: %s', (is, _, init) => {
  expect(isSelectAll(new KeyboardEvent('keydown', init))).toBe(is)
})
