// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { Markdown } from '../../../../components/markdown/markdown.tsx'
import { MathsNodes } from '../../../../components/markdown/maths-nodes.tsx'
import { toSelectedPart } from '../../../../components/markdown/selected-part.ts'
import { toPlainText } from '../../../../components/markdown/to-plain-text.ts'
import { toRichText } from '../../../../components/markdown/to-rich-text.ts'
import { mount } from '../mount.ts'

let root: HTMLElement

beforeEach(() => {
  root = mount(null)
})

const draw = (text: string) => {
  root = mount(<Markdown text={text} growing={false} />)
}

/** What is copied when this is selected: all, or from within one text to within another. */
function copy(from?: string, to = from): { plain: string; rich: string } {
  const range = document.createRange()
  range.selectNodeContents(root)
  if (from !== undefined && to !== undefined) {
    const start = textWith(from)
    const end = textWith(to)
    range.setStart(start, start.data.indexOf(from))
    range.setEnd(end, end.data.indexOf(to) + to.length)
  }
  return copyRange(range)
}

function copyRange(range: Range): { plain: string; rich: string } {
  const part = toSelectedPart(range)
  if (!part) throw new Error('Nothing is selected')
  return { plain: toPlainText(part), rich: toRichText(part.root, part) }
}

function textWith(words: string): Text {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text && node.data.includes(words)) return node
  throw new Error(`${words} is not there`)
}

test('paragraphs and headings stand apart, and lines stay lines', () => {
  draw('# Title\n\none **two**\nthree\n\nfour')
  expect(copy().plain).toBe('Title\n\none two\nthree\n\nfour')
})

test('items keep their marks and numbers, whatever stands in them', () => {
  draw(
    'before\n\n3. three\n4. four\n   - a\n   - b\n\n   more\n5. ```\n   x\n   y\n   ```\n\n- [x] done\n- [ ] not',
  )
  expect(copy().plain).toBe(
    'before\n\n3. three\n4. four\n   - a\n   - b\n\n   more\n5. x\n   y\n\n- ☑ done\n- ☐ not',
  )
})

test('of some items those are copied, with their numbers; of a part of one its words', () => {
  draw('3. three\n4. four\n5. five\n6. six')
  expect(copy('four', 'five').plain).toBe('4. four\n5. five')
  expect(copy('four', 'five').rich).toMatch(/^<ol start="4"><li[^>]*>four<\/li><li[^>]*>five<\/li><\/ol>$/)
  expect(copy('our', 'fi').plain).toBe('our\n5. fi')
  expect(copy('our')).toEqual({ plain: 'our', rich: 'our' })
})

test('what a selection only touches is not in it, as that is which a triple click makes', () => {
  draw('- one\n- two\n\n| a |\n| - |\n\nthree\n\n# Four')
  function copyOf(from: string, fromOffset: number, to: string, toOffset: number) {
    const range = document.createRange()
    range.setStart(textWith(from), fromOffset)
    range.setEnd(textWith(to), toOffset)
    return copyRange(range)
  }
  const touching = (from: string, next: string) => copyOf(from, 0, next, 0)
  expect(touching('one', 'two').plain).toBe('- one')
  expect(touching('one', 'two').rich).toMatch(/^<ul><li[^>]*>one<\/li><\/ul>$/)
  expect(touching('two', 'a').rich).not.toContain('table')
  expect(touching('three', 'Four')).toEqual({ plain: 'three', rich: '<p dir="auto">three</p>' })
  expect(copyOf('three', 5, 'Four', 2)).toEqual({ plain: 'Fo', rich: '<h1 dir="auto">Fo</h1>' })
})

test('cells have a tab between them and rows a line each', () => {
  draw('| a | b |\n| - | - |\n| 1<br>2 | **3** |\n| 4 | 5 |')
  expect(copy().plain).toBe('a\tb\n1<br>2\t3\n4\t5')
  expect(copy('3', '4').plain).toBe('3\n4')
  expect(copy('4', '5').rich).toMatch(/<tr><td[^>]*>4<\/td><td[^>]*>5<\/td><\/tr>/)
})

test('a formula is its TeX, all of it wherever the selection begins and ends in it', () => {
  root = mount(
    <p>
      so <MathsNodes nodes={['first', 'last']} tex="x^2" display={false} /> is
      <MathsNodes nodes={['alone']} tex="y" display />
    </p>,
  )
  expect(copy().plain).toBe('so $x^2$ is\n$$y$$')
  expect(copy('irst', ' is').plain).toBe('$x^2$ is')
  expect(copy('irst').plain).toBe('$x^2$')
})

test('footnotes and pictures say which they are', () => {
  draw('a[^n] ![b](https://example.com/b.png)\n\n[^n]: Note')
  expect(copy().plain).toBe('a[n] Image: b — example.com\n\n[n] Note')
})

test('quotes and code are their text, and tools are none', () => {
  draw('> said\n\n```ts\nconst a = 1\n\nb\n```\n\nend')
  expect(copy().plain).toBe('said\n\nconst a = 1\n\nb\n\nend')
})
