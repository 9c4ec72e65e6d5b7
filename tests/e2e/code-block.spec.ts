import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { scriptsAtStart } from '../../scripts/checks/scripts-at-start.ts'
import { axe } from './fixtures/axe.ts'
import { chat } from './fixtures/chat.ts'
import { copyByKey } from './fixtures/copy-by-key.ts'
import { expect, test } from './fixtures/extension.ts'
import { reading } from './fixtures/reading.ts'

const CODE = `// Greets
export function greet(name: string): string {
  return \`Hello, \${name}!\` // ${'a long line, which no panel has room for, '.repeat(4)}

}
`

/** The code on the page, by the name that people and screen readers know. */
const code = (page: Page) => page.getByRole('group', { name: 'TypeScript code' })
const runs = (page: Page) => code(page).locator('code span span')

/** Where the lines stand in their block, and how far each goes. Each run's width is rounded by some 64ths of a pixel. */
const places = (page: Page) =>
  code(page).evaluate(scroller => {
    const box = scroller.getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(scroller)
    const lines = new Map<number, number>()
    for (const { top, right, width } of range.getClientRects()) {
      // Firefox has one for each end of a line besides.
      if (width === 0) continue
      const line = Math.round(top - box.top)
      lines.set(line, Math.max(lines.get(line) ?? 0, right - box.left))
    }
    return { lines: [...lines].sort(([one], [other]) => one - other), height: box.height }
  })

/** The same places, but for what nobody sees: less than half a pixel at a line's end. */
const same = ({ lines, height }: Awaited<ReturnType<typeof places>>) => ({
  lines: lines.map(([top, right]) => [top, expect.closeTo(right, 0)]),
  height,
})

test('code is coloured when its fence closes: nothing is loaded before, nothing refused, no line moves', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const errors: string[] = []
  panel.on('console', message => message.type() === 'error' && errors.push(message.text()))
  panel.on('pageerror', error => errors.push(error.message))
  server.script(async answer => {
    await answer.write('No code, only `words`.')
    await answer.end()
  })
  await chat(panel).ask('Words')
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(panel.workers()).toEqual([])

  const answering = server.hold()
  await chat(panel).ask('Code')
  const answer = await answering
  // A line that has not ended has no colours yet.
  await answer.write('```ts\nexport function greet(name: string) { return "Hello, " + name }')
  await expect(code(panel)).toContainText('Hello')
  await expect(runs(panel)).toHaveCount(0)
  const before = await places(panel)
  await answer.write('\n```\n')
  await expect(runs(panel)).not.toHaveCount(0)
  expect(await places(panel)).toEqual(same(before))
  await answer.end()
  await expect(chat(panel).button('Copy')).toHaveCount(2)
  expect(await places(panel)).toEqual(same(before))

  const [worker, ...others] = panel.workers()
  expect(new URL(worker?.url() ?? '').pathname).toMatch(/^\/assets\/highlight[\w.-]+\.js$/)
  expect(others).toEqual([])
  expect(errors).toEqual([])
})

test('code is copied, saved and wrapped', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 320, height: 600 })
  server.script(async answer => {
    await answer.write(`Here:\n\n\`\`\`ts\n${CODE}\`\`\`\n\nThat is all.`)
    await answer.end()
  })
  await chat(panel).ask('Code')
  await expect(runs(panel)).not.toHaveCount(0)

  await chat(panel).button('Copy code').click()
  await expect(panel.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  expect(await extension.copied(panel)).toBe(CODE.trimEnd())

  const download = () => chat(panel).button('Download').click()
  expect(await extension.savedBy(panel, download)).toEqual({ name: 'code.ts', text: CODE })

  const hidden = () => panel.locator('pre').evaluate(scroller => scroller.scrollWidth - scroller.clientWidth)
  expect(await hidden()).toBeGreaterThan(0)
  await chat(panel).button('Copy code').focus()
  await panel.keyboard.press('Tab')
  await panel.keyboard.press('Tab')
  await panel.keyboard.press('Tab')
  await expect(code(panel)).toBeFocused()
  await panel.keyboard.press('ArrowRight')
  await expect.poll(() => code(panel).evaluate(scroller => scroller.scrollLeft)).toBeGreaterThan(0)
  await chat(panel).button('Wrap').click()
  await expect(panel.getByRole('button', { name: 'Wrap', pressed: true })).toBeVisible()
  expect(await hidden()).toBe(0)
  await chat(panel).button('Wrap').click()
  expect(await hidden()).toBeGreaterThan(0)
})

test('the tools of code are in reach, however long its label and narrow its place', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const label = 'src/components/markdown/the-head-of-code.tsx'
  server.script(async answer => {
    await answer.write(
      `\`\`\`${label}\nlet a = 1\n\`\`\`\n\n1. Then:\n   \`\`\`ts\n   let b = 2\n   \`\`\`\n`,
    )
    await answer.end()
  })
  await chat(panel).ask('Code')
  await expect(chat(panel).button('Copy')).toBeVisible()
  for (const width of [320, 160]) {
    await panel.setViewportSize({ width, height: 900 })
    for (const name of ['Copy code', 'Wrap', 'Download'])
      for (const nth of [0, 1]) await expect(chat(panel).button(name).nth(nth)).toBeInViewport({ ratio: 1 })
  }
})

test('what is selected across code is the code, with none of its tools', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const lines = Array.from({ length: 400 }, (_, index) => `const line${index} = ${index}\n`).join('')
  server.script(async answer => {
    await answer.write(`Before\n\n\`\`\`ts\n${lines}\`\`\`\n\nAfter`)
    await answer.end()
  })
  await chat(panel).ask('Code')
  await expect(runs(panel)).not.toHaveCount(0)
  await reading(panel).log.focus()
  await chat(panel).answers.evaluate(answer => getSelection()?.selectAllChildren(answer))
  // All of it, drawn or not.
  const selected = await copyByKey(extension, panel)
  expect(selected.trim()).toMatch(/^Before\n+const line0 = 0\n[\s\S]*\n+After$/)
  expect(selected).toContain(lines)
})

test('the head of long code stands above the lines that are scrolled under it', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  const lines = Array.from({ length: 400 }, (_, index) => `const line${index} = ${index}\n`).join('')
  server.script(async answer => {
    await answer.write(`\`\`\`ts\n${lines}\`\`\`\n`)
    await answer.end()
  })
  await chat(panel).ask('Code')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await reading(panel).wheel(-4000)
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
  const label = chat(panel).answers.getByText('TypeScript', { exact: true })
  await expect(label).toBeInViewport({ ratio: 1 })
  const onTop = () =>
    label.evaluate(label => {
      const { left, top, width, height } = label.getBoundingClientRect()
      const over = document.elementFromPoint(left + width / 2, top + height / 2)
      return over?.closest('pre') ? 'the code' : 'the head'
    })
  expect(await onTop()).toBe('the head')
})

test('code of more than 200,000 characters is plain, says so, and is all there', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const long = 'const line = 1\n'.repeat(14_000)
  server.script(async answer => {
    await answer.write(`\`\`\`ts\n${long}\`\`\`\n`)
    await answer.end()
  })
  await chat(panel).ask('Code')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(panel.getByText('Too long to be highlighted')).toBeVisible()
  expect(await code(panel).evaluate(({ textContent }) => textContent)).toBe(long)
  await expect(runs(panel)).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in coloured code in the ${colorScheme}`, async ({ extension, server }) => {
    const panel = await extension.openPanel()
    await panel.emulateMedia({ colorScheme })
    const fences = [
      ['ts', CODE],
      ['diff', '@@ -1 +1 @@\n-old\n+new\n'],
      ['html', '<a href="x">&amp;</a>\n'],
      ['css', 'a:hover { color: red }\n'],
      ['', 'plain\n'],
    ]
    server.script(async answer => {
      await answer.write(fences.map(([language, text]) => `\`\`\`${language}\n${text}\`\`\`\n`).join('\n'))
      await answer.end()
    })
    await chat(panel).ask('Code')
    await expect(chat(panel).button('Copy')).toBeVisible()
    for (const name of ['TypeScript', 'Diff', 'HTML', 'CSS'])
      await expect(
        panel.getByRole('group', { name: `${name} code` }).locator('code span span'),
      ).not.toHaveCount(0)
    const { violations } = await axe(panel).include('[role="log"]').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })
}

test('the grammars are in the script of the worker, and in none that loads at start', ({ build }) => {
  // A word that every grammar's engine has, minified or not.
  const holdsGrammars = (script: string) =>
    readFileSync(join(build.extension, script), 'utf8').includes('beginKeywords')
  const [worker, ...others] = readdirSync(join(build.extension, 'assets')).filter(name =>
    name.endsWith('.js'),
  )
  expect(others).toEqual([])
  expect(holdsGrammars(`assets/${worker}`)).toBe(true)
  for (const file of ['popup.html', 'sidepanel.html', 'options.html', 'background.js'])
    expect(scriptsAtStart(build.extension, file).filter(holdsGrammars), file).toEqual([])
})
