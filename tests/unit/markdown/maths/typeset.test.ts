import { describe, expect, test } from 'vitest'
import { ELEMENTS } from '../../../../lib/markdown/maths/known-mathml.ts'
import { MAX_CHEMISTRY, MAX_DEPTH, MAX_ELEMENTS, MAX_TEX } from '../../../../lib/markdown/maths/limits.ts'
import type { MathsElement, MathsNode } from '../../../../lib/markdown/maths/maths-node.ts'
import { typeset } from '../../../../lib/markdown/maths/typeset.ts'

function nodesOf(tex: string, display = true): readonly MathsNode[] {
  const result = typeset(tex, display)
  if ('refusal' in result) throw new Error(`${tex}: ${result.refusal}`)
  return result.nodes
}

function refusalOf(tex: string): string {
  const result = typeset(tex, true)
  return 'refusal' in result ? result.refusal : ''
}

const elementsOf = (nodes: readonly MathsNode[]): MathsElement[] =>
  nodes.flatMap(node => (typeof node === 'string' ? [] : [node, ...elementsOf(node.children)]))

const textOf = (nodes: readonly MathsNode[]): string =>
  nodes.map(node => (typeof node === 'string' ? node : textOf(node.children))).join('')

const namesOf = (tex: string) => new Set(elementsOf(nodesOf(tex)).map(({ name }) => name))

describe('a formula', () => {
  test.each([
    ['x^2', 'msup'],
    ['a_1', 'msub'],
    [String.raw`\frac{1}{2}`, 'mfrac'],
    [String.raw`\sqrt{2}`, 'msqrt'],
    [String.raw`\sqrt[3]{2}`, 'mroot'],
    [String.raw`\sum_{n=1}^\infty n`, 'munderover'],
    [String.raw`\int_0^1 x \, dx`, 'msubsup'],
    [String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}`, 'mtable'],
    [String.raw`\begin{align} a &= b \\ c &= d \end{align}`, 'mtable'],
    [String.raw`\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}`, 'mtable'],
    [String.raw`\hat{x}`, 'mover'],
    [String.raw`\cancel{x}`, 'menclose'],
    [String.raw`\ce{2H2 + O2 -> 2H2O}`, 'mn'],
    [String.raw`\tag{7} x`, 'mtable'],
  ])('%s is MathML with <%s>', (tex, name) => {
    expect(namesOf(tex)).toContain(name)
  })

  test('has colour and size as styles or attributes', () => {
    expect(elementsOf(nodesOf(String.raw`\textcolor{red}{x}`)).map(({ styles }) => styles.color)).toContain(
      '#ff0000',
    )
    const [space] = elementsOf(nodesOf(String.raw`\rule{2em}{1em}`))
    expect(space?.attributes).toMatchObject({ width: '2em', height: '1em' })
  })

  test('is cut after its relations and operators in a line, where the line may break', () => {
    const partsOf = (display: boolean) => nodesOf('a + b = c + d', display).map(node => textOf([node]))
    expect(partsOf(false)).toHaveLength(4)
    expect(partsOf(true)).toHaveLength(1)
    expect(partsOf(false).join('')).toBe(partsOf(true).join(''))
  })

  test('has only text in its letters, numbers and operators', () => {
    for (const tex of [
      String.raw`\text{a $x^2$ b}`,
      String.raw`\mathop{\frac{a}{b}}`,
      String.raw`\operatorname{a\,b}x`,
    ]) {
      for (const { name, children } of elementsOf(nodesOf(tex))) {
        if (/^m[inos]$|^mtext$/.test(name))
          expect(children.every(child => typeof child === 'string')).toBe(true)
      }
    }
  })
})

describe('what does not parse', () => {
  test('is refused with the reason', () => {
    expect(refusalOf(String.raw`\nosuchthing{x}`)).toContain('\\nosuchthing')
    expect(refusalOf(String.raw`\frac{1`)).not.toBe('')
    expect(refusalOf('x^^2')).not.toBe('')
    expect(refusalOf('a & b')).toMatch(/^Expected 'EOF', got '&'/)
  })

  test('has a reason that fits into a line', () => {
    const refusal = refusalOf(`\\nosuchthing{${'x'.repeat(3000)}}\n\n`)
    expect(refusal.length).toBeLessThanOrEqual(200)
    expect(refusal).not.toMatch(/\n|\u0332/)
  })
})

describe('what is hostile', () => {
  test.each([
    String.raw`\href{javascript:alert(1)}{x}`,
    String.raw`\href{https://evil.test}{x}`,
    String.raw`\url{https://evil.test}`,
    String.raw`\includegraphics{https://evil.test/x.png}`,
    String.raw`\includegraphics[height=1em]{https://evil.test/x.png}`,
    String.raw`\htmlData{a=b}{x}`,
    String.raw`\data{a=b}{x}`,
    String.raw`\class{evil}{x}`,
    String.raw`\id{evil}{x}`,
    String.raw`\style{background: url(https://evil.test)}{x}`,
    String.raw`\color{url(https://evil.test)}{x}`,
    String.raw`\textcolor{red;background:url(https://evil.test)}{x}`,
    String.raw`\unicode{x41}`,
    String.raw`\__proto__`,
    String.raw`\begin{constructor}x\end{constructor}`,
  ])('is refused: %s', tex => {
    expect(refusalOf(tex)).not.toBe('')
  })

  test('may lead nowhere: a reference is its text', () => {
    const elements = elementsOf(nodesOf(String.raw`\label{a} x \ref{a} \eqref{a}`))
    expect(elements.every(({ name, attributes }) => ELEMENTS.has(name) && !('href' in attributes))).toBe(true)
  })

  test('is markup to nobody: a tag is text', () => {
    const tex = String.raw`\text{<img src=x onerror=alert(1)>} \verb|</math><script>|`
    expect(textOf(nodesOf(tex)).replaceAll('\u00a0', ' ')).toContain('<img src=x onerror=alert(1)>')
    expect(elementsOf(nodesOf(tex)).every(({ name }) => ELEMENTS.has(name))).toBe(true)
  })

  test.each([
    String.raw`\def\a{\a\a}\a`,
    String.raw`\gdef\a{x}\a`,
    String.raw`\edef\a{xx}\edef\a{\a\a}\a`,
    String.raw`\def\a#1{${'#1'.repeat(1000)}}\a{${'x'.repeat(1000)}}`,
    String.raw`\newcommand\a[1]{#1#1}\a{x}`,
    String.raw`\renewcommand{\frac}{x}\frac`,
    String.raw`\let\a=\b`,
    String.raw`\global\def\a{x}`,
  ])('defines no commands: %s', tex => {
    expect(refusalOf(tex)).toBe('It defines commands of its own.')
  })

  test.each([
    String.raw`\delta \letter`.slice(0, 6),
    String.raw`\left(x\right)`,
    String.raw`\longrightarrow`,
  ])('is not everything that begins like a definition: %s', tex => {
    expect(refusalOf(tex)).toBe('')
  })

  test('leaves nothing for the next formula', () => {
    const before = typeset('x', true)
    typeset(String.raw`\tag{7} \color{red} \label{a} y`, true)
    expect(typeset('x', true)).toEqual(before)
  })

  const deep = (open: string, close: string) => `${open.repeat(800)}x${close.repeat(800)}`
  test.each([
    ['braces', deep('{', '}')],
    ['braces that stay open', '{'.repeat(MAX_TEX)],
    ['fractions', `${String.raw`\frac{`.repeat(500)}1${'}{2}'.repeat(500)}`],
    ['powers', deep('x^{', '}')],
    ['fences', String.raw`\left(`.repeat(800)],
    ['parentheses', '('.repeat(MAX_TEX)],
    ['accents', deep(String.raw`\hat`, '').slice(0, MAX_TEX)],
    ['marks on a letter', `x${'\u0301'.repeat(4000)}`],
    ['primes', `x${"'".repeat(4000)}`],
    ['cells', String.raw`\begin{matrix}${'&'.repeat(4900)}\end{matrix}`],
    ['rows', String.raw`\begin{matrix}${'\\\\'.repeat(2400)}\end{matrix}`],
    ['chemistry', String.raw`\ce{${'H2O + '.repeat(240)}}`],
    ['open chemistry', String.raw`\ce{${'('.repeat(1400)}`],
    ['nothing', ''],
    ['NUL', '\0'],
    ['half a surrogate pair', '\ud800'],
    ['characters that are none', String.raw`\char"D800 \char"10FFFF \char"0`],
  ])('costs little: %s', (_, tex) => {
    const start = performance.now()
    for (const display of [true, false]) {
      const result = typeset(tex, display)
      if ('refusal' in result) expect(result.refusal).not.toBe('')
      else {
        expect(result.elements).toBeLessThanOrEqual(MAX_ELEMENTS)
        expect(depthOf(result.nodes)).toBeLessThanOrEqual(MAX_DEPTH)
      }
    }
    // Far more than it takes: the machine may be busy, and what is exponential takes hours.
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('is not looked at when it is longer than anyone reads', () => {
    expect(refusalOf('x'.repeat(MAX_TEX + 1))).toBe('It has more than 5,000 characters.')
    expect(refusalOf('{'.repeat(1_000_000))).toBe('It has more than 5,000 characters.')
    expect(refusalOf(String.raw`\ce{${'H2O + '.repeat(MAX_CHEMISTRY)}}`)).toBe(
      'It has more than 1,500 characters.',
    )
  })
})

const depthOf = (nodes: readonly MathsNode[]): number =>
  nodes.reduce((depth, node) => Math.max(depth, typeof node === 'string' ? 1 : 1 + depthOf(node.children)), 0)
