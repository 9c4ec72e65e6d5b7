import { chat } from './fixtures/chat.ts'
import { copyByKey } from './fixtures/copy-by-key.ts'
import { expect, test } from './fixtures/extension.ts'
import { reading } from './fixtures/reading.ts'

const ANSWER = `# Title

A **bold** word and [a link](https://docs.example.test/), and $x^2$.

3. three
4. four

- [x] done

\`\`\`ts
const a = 1
\`\`\`

| a | b |
| :-- | --: |
| 1 | 2 |`

test('an answer is copied as it was written, or as rich text without the tools', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  server.script(async answer => {
    await answer.write(ANSWER)
    await answer.end()
  })
  await chat(panel).ask('Everything')
  await chat(panel).button('Copy').click()
  await expect(chat(panel).answers.getByText('Copied')).toBeVisible()
  expect(await extension.copied(panel)).toBe(ANSWER)

  const rich = chat(panel).button('Copy as rich text')
  await rich.click()
  // Not the feedback of the button before: what is read while it is written is an error.
  await expect(rich.locator('+ span')).toHaveText('Copied')
  const html = await extension.copied(panel, 'text/html')
  expect(html).toContain('<strong>bold</strong>')
  expect(html).toContain('href="https://docs.example.test/"')
  expect(html).toContain('start="3"')
  expect(html).toContain('☑ done')
  expect(html).toContain('const a = 1')
  expect(html).toMatch(/<td[^>]*align="right"[^>]*>2<\/td>/)
  expect(html).not.toMatch(/<button|<svg|class=|Copy code|TypeScript/)
  expect(await extension.copied(panel)).toBe(ANSWER)
})

test('what is selected across blocks is copied as one would type it, and as rich text, without the tools', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  server.script(async answer => {
    await answer.write(`${'Words.\n\n'.repeat(200)}${ANSWER}`)
    await answer.end()
  })
  await chat(panel).ask('Everything')
  await expect(chat(panel).answers.locator('math')).toBeAttached()
  await expect(chat(panel).button('Copy')).toBeVisible()
  // What a button says for a moment is no part of the answer either.
  await chat(panel).button('Copy').click()
  await expect(chat(panel).answers.getByText('Copied')).toBeVisible()
  await reading(panel).log.focus()
  await chat(panel).answers.evaluate(answer => getSelection()?.selectAllChildren(answer))
  const text = await copyByKey(extension, panel)
  // Those that are not on the screen, too.
  expect(text.match(/Words\./g)).toHaveLength(200)
  expect(text).toContain(
    'A bold word and a link, and $x^2$.\n\n3. three\n4. four\n\n- ☑ done\n\nconst a = 1\n\na\tb\n1\t2',
  )
  const html = await extension.copied(panel, 'text/html')
  expect(html).toContain('<strong>bold</strong>')
  expect(html).toMatch(/<ol start="3"><li[^>]*>three/)
  expect(text).not.toMatch(/TypeScript|Copied/)
})

test('some lines of code are copied as code that keeps them, and some words of a line as code in a line', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  server.script(async answer => {
    await answer.write('```ts\nconst one = 1\nconst two = 2\nconst three = 3\n```\n')
    await answer.end()
  })
  await chat(panel).ask('Code')
  await expect(chat(panel).button('Copy')).toBeVisible()

  async function expectCopied(from: string, to: string, plain: string, rich: string): Promise<void> {
    await reading(panel).log.focus()
    await chat(panel)
      .answers.locator('code')
      .evaluate(selectInCode, [from, to] as const)
    expect(await copyByKey(extension, panel)).toBe(plain)
    expect(await extension.copied(panel, 'text/html')).toBe(rich)
  }

  const two = 'one = 1\nconst two = 2'
  await expectCopied('one', 'two = 2', two, `<pre dir="ltr"><code>${two}</code></pre>`)
  await expectCopied('const three', 'three', 'const three', '<code>const three</code>')
})

/** Runs in the page. */
function selectInCode(code: Element, [from, to]: readonly [string, string]): void {
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
  const places: [Node, number][] = []
  while (texts.nextNode()) {
    const { length } = texts.currentNode as Text
    for (let at = 0; at < length; at++) places.push([texts.currentNode, at])
  }
  const start = places[code.textContent.indexOf(from)]
  const end = places[code.textContent.indexOf(to) + to.length - 1]
  if (start && end) getSelection()?.setBaseAndExtent(start[0], start[1], end[0], end[1] + 1)
}
