import type { Page } from '@playwright/test'
import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

const WIDE = `$$${Array.from({ length: 60 }, (_, index) => `x_{${index}}`).join(' + ')}$$`

/** Whatever the page's policy refuses from now on. */
function watchPolicy(page: Page): string[] {
  const refused: string[] = []
  page.on('console', message => {
    if (/content security policy|trusted/i.test(message.text())) refused.push(message.text())
  })
  return refused
}

test('formulas in all four brackets are drawn as MathML, and money stays money', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const refused = watchPolicy(panel)
  server.script(
    says([
      String.raw`It costs $5 and $10. Euler: $e^{i\pi} + 1 = 0$, or \(\sqrt{2}\).`,
      '\n\n$$\\int_0^1 x^2 \\, dx = \\tfrac{1}{3}$$\n\n',
      String.raw`\[ \textcolor{red}{\cancel{x}} \fcolorbox{red}{blue}{y} \rule{1em}{1em} \]`,
    ]),
  )
  await chat(panel).ask('Maths?')
  const maths = chat(panel).answers.locator('math')
  await expect(maths).toHaveCount(4)
  await expect(maths.locator('msup').first()).toBeVisible()
  await expect(chat(panel).answers).toContainText('It costs $5 and $10. Euler:')
  for (const display of ['inline', 'block']) {
    await expect(chat(panel).answers.locator(`math[display="${display}"]`)).toHaveCount(2)
  }
  // As a browser draws it: in its own namespace, and with styles that no attribute brought.
  expect(
    await maths.last().evaluate(math => {
      const boxed = [...math.querySelectorAll<MathMLElement>('mrow')].find(row => row.style.border)
      return { namespace: math.namespaceURI, boxed: boxed && getComputedStyle(boxed).borderTopStyle }
    }),
  ).toEqual({ namespace: 'http://www.w3.org/1998/Math/MathML', boxed: 'solid' })
  expect(refused).toEqual([])
})

test('a formula being written is its source, and is set in the place where it closes', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('Maths?')
  const answer = await answering
  await answer.write('Half: $\\frac{1}')
  await expect(chat(panel).answers.locator('code')).toHaveText('\\frac{1}')
  await answer.write('{2}$ of it')
  await expect(chat(panel).answers.locator('math mfrac')).toBeVisible()
  await expect(chat(panel).answers.locator('code')).toHaveCount(0)
  await answer.end()
})

test('a formula that does not parse shows its source, with the reason', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  server.script(says(String.raw`Broken: $\nosuchthing{x}$ and $x$.`))
  await chat(panel).ask('Maths?')
  await expect(chat(panel).answers.locator('math')).toHaveCount(1)
  const source = chat(panel).answers.locator('code')
  await expect(source).toHaveText(String.raw`\nosuchthing{x}`)
  await expect(source).toHaveAttribute('title', /nosuchthing/)
})

test('the source of a set formula is there for machines, and is neither seen, selected nor found', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  server.script(says(String.raw`Half: $\frac{1}{2}$`))
  await chat(panel).ask('Maths?')
  const annotation = chat(panel).answers.locator('annotation')
  await expect(annotation).toHaveText(String.raw`\frac{1}{2}`)
  await expect(annotation).toHaveAttribute('encoding', 'application/x-tex')
  await expect(annotation).toBeHidden()
  const [selected, ...found] = await panel.evaluate(() => {
    const find = (words: string) => Reflect.apply(Reflect.get(window, 'find'), window, [words])
    getSelection()?.selectAllChildren(document.querySelector('math') ?? document.body)
    const text = getSelection()?.toString()
    // From the beginning of the page: Firefox looks for nothing where nothing is selected, or a field has the focus.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    getSelection()?.selectAllChildren(document.body)
    getSelection()?.collapseToStart()
    return [text, find('Half:'), find('frac{1}')]
  })
  expect(selected).toContain('2')
  expect(selected).not.toContain('frac')
  expect(found).toEqual([true, false])
})

test('a formula wider than the panel scrolls inside itself, by the keyboard too', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 320, height: 600 })
  server.script(says(WIDE))
  await chat(panel).ask('Maths?')
  const formula = chat(panel).answers.getByRole('group', { name: 'Formula' })
  await formula.focus()
  await panel.keyboard.press('ArrowRight')
  await expect.poll(() => formula.evaluate(box => box.scrollLeft)).toBeGreaterThan(0)
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
