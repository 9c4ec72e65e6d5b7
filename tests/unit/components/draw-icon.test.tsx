// @vitest-environment happy-dom
import type { IconNode } from 'lucide'
import { expect, test } from 'vitest'
import { drawIcon } from '../../../components/ui/draw-icon.tsx'
import { mount } from './mount.ts'

const ICON: IconNode = [
  ['path', { d: 'm9 18 6-6' }],
  ['circle', { cx: '12', cy: '12', r: '3' }],
  ['path', { d: 'M4 4h16' }],
]

test('The paths of an icon are one, each from where it would begin alone; what else it has stays as it is', () => {
  const root = mount(drawIcon(ICON, 16))
  const [path, ...others] = root.querySelectorAll('path')
  expect(path?.getAttribute('d')).toBe('M0 0m9 18 6-6M0 0M4 4h16')
  expect(others).toEqual([])
  expect(root.querySelector('circle')?.getAttribute('r')).toBe('3')
})

test('An icon without a path is drawn as it is', () => {
  const root = mount(drawIcon([['circle', { cx: '5', cy: '5', r: '1' }]], 16))
  expect(root.querySelectorAll('svg > *')).toHaveLength(1)
})
