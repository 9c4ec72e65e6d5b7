// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, test, vi } from 'vitest'
import { Maths } from '../../../../components/markdown/maths.tsx'
import { MathsNodes } from '../../../../components/markdown/maths-nodes.tsx'
import { mount, painted } from '../mount.ts'

const MATHML = 'http://www.w3.org/1998/Math/MathML'

/** Styles as every browser has them on MathML, and happy-dom on HTML alone. */
const styles = new WeakMap<Element, Record<string, string>>()
Object.defineProperty(Element.prototype, 'style', {
  get(this: Element) {
    const own = styles.get(this) ?? {}
    styles.set(this, own)
    return own
  },
})

async function draw(tex: string, display = false): Promise<HTMLElement> {
  const root = mount(<Maths tex={tex} display={display} />)
  await vi.waitFor(() => expect(root.querySelector('math, code[title]')).not.toBeNull())
  return root
}

test('a formula is its source until it is set, and MathML then', async () => {
  const root = mount(<Maths tex="x^2 + first" display={false} />)
  expect(root.querySelector('code')?.textContent).toBe('x^2 + first')
  await vi.waitFor(() => expect(root.querySelector('math msup')).not.toBeNull())
  expect(root.querySelector('code')).toBeNull()
  for (const element of root.querySelectorAll('math, math *')) expect(element.namespaceURI).toBe(MATHML)
})

test('a formula keeps its source as an annotation', async () => {
  const tex = String.raw`\frac{1}{2} < \pi`
  const annotation = (await draw(tex)).querySelector('math > semantics > annotation:last-child')
  expect(annotation?.getAttribute('encoding')).toBe('application/x-tex')
  expect(annotation?.textContent).toBe(tex)
})

test('once the engine is there a formula is set in the same moment as it closes', async () => {
  await draw('y')
  const root = mount(<Maths tex="z^" display={false} open />)
  expect(root.querySelector('math')).toBeNull()
  expect(root.textContent).toBe('z^')
  render(<Maths tex="z^3" display={false} />, root)
  expect(root.querySelector('math msup')).not.toBeNull()
})

test('an open formula is shown as it was written, without its delimiters', () => {
  for (const display of [true, false]) {
    const root = mount(<Maths tex={String.raw`\frac{1`} display={display} open />)
    expect(root.textContent).toBe(String.raw`\frac{1`)
    expect(root.querySelector('[title]')).toBeNull()
  }
})

test('what does not parse is shown as it was written, with the reason', async () => {
  const code = (await draw(String.raw`\nosuchthing x`)).querySelector('code')
  expect(code?.textContent).toBe(String.raw`\nosuchthing x`)
  expect(code?.title).toMatch(/^Shown as written\. .*\\nosuchthing/)
})

test('a formula that stays is the same nodes, whatever is drawn around it', async () => {
  const root = await draw('kept')
  const math = root.querySelector('math')
  render(<Maths tex="kept" display={false} />, root)
  await painted()
  expect(root.querySelector('math')).toBe(math)
})

test('a formula of its own line says so', async () => {
  expect((await draw('x', true)).querySelector('math')?.getAttribute('display')).toBe('block')
  expect((await draw('x', false)).querySelector('math')?.getAttribute('display')).toBe('inline')
})

test.each([
  String.raw`\text{<img src=x onerror=alert(1)>}`,
  String.raw`\href{javascript:alert(1)}{x}`,
  String.raw`\ref{a}\label{a}`,
  String.raw`\fcolorbox{red}{blue}{x}\rule{1em}{1em}\cancel{x}`,
])('nothing but MathML is made of %s, and no address', async tex => {
  const root = await draw(tex, true)
  for (const element of root.querySelectorAll('*')) {
    expect(['span', 'code'].includes(element.localName) || element.namespaceURI === MATHML).toBe(true)
    for (const { name } of element.attributes) expect(name).not.toMatch(/^(?:on|href|src|id$)/)
  }
})

test('styles go through CSSOM, never through the attribute', () => {
  const set = vi.spyOn(Element.prototype, 'setAttribute')
  const mi = { name: 'mi', attributes: {}, styles: { color: 'red' }, classes: [], children: ['x'] }
  const root = mount(<MathsNodes nodes={[mi]} tex="x" display={false} />)
  const drawn = root.querySelector('mi')
  expect(drawn && styles.get(drawn)).toEqual({ color: 'red' })
  expect(set.mock.calls.map(([name]) => name)).not.toContain('style')
})
