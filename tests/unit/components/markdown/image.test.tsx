// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { drawInlines } from '../../../../components/markdown/inlines.tsx'
import { mount } from '../mount.ts'

const draw = (url: string | undefined, alt = 'A cat') =>
  mount(<p>{drawInlines([{ type: 'image', alt, ...(url !== undefined && { url }) }])}</p>)

test('one that is elsewhere is never loaded: it is a link to it', () => {
  const root = draw('https://images.example/a.png')
  expect(root.querySelector('img')).toBeNull()
  expect(root.querySelector('a')?.getAttribute('href')).toBe('https://images.example/a.png')
  expect(root.querySelector('a')?.getAttribute('referrerpolicy')).toBe('no-referrer')
  expect(root.textContent).toBe('Image: A cat — images.example')
})

test.each(['png', 'jpeg', 'gif', 'webp', 'avif'])('one that the answer itself holds is shown (%s)', kind => {
  const image = draw(`data:image/${kind};base64,iVBORw0KGgo=`).querySelector('img')
  expect(image?.getAttribute('src')).toBe(`data:image/${kind};base64,iVBORw0KGgo=`)
  expect(image?.getAttribute('alt')).toBe('A cat')
})

test.each([
  'data:image/svg+xml;base64,PHN2Zy8+',
  'data:image/svg+xml,%3Csvg/%3E',
  'data:image/png,<svg/>',
  'data:image/png;base64,<svg/>',
  'data:image/png;charset=x;base64,AAAA',
  'data:text/html;base64,AAAA',
  'javascript:alert(1)',
  'blob:https://example.com/1',
  'mailto:me@example.com',
  'cat.png',
  '',
])('%j is neither shown nor a link', url => {
  const root = draw(url)
  expect(root.querySelector('img, a')).toBeNull()
  expect(root.textContent).toBe('Image: A cat — this kind is not shown')
})

test('one whose address is being written says what it will be', () => {
  expect(draw(undefined).textContent).toBe('Image: A cat')
  expect(draw(undefined, '').textContent).toBe('Image')
})
