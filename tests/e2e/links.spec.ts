import type { Page } from '@playwright/test'
import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { copyByKey } from './fixtures/copy-by-key.ts'
import { expect, test } from './fixtures/extension.ts'

test.use({ hosts: ['docs.example.test'] })

const link = (page: Page, name: string) => chat(page).answers.getByRole('link', { name })

test('a link shows where it goes, and opens beside the panel without saying where from', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const address = `http://docs.example.test:${server.port}/page`
  server.script(async answer => {
    await answer.write(`Read [the guide](${address}) or ${address}`)
    await answer.end()
  })
  await chat(panel).ask('Where is it written?')
  await expect(link(panel, 'the guide')).toHaveText(`the guide docs.example.test:${server.port}`)

  const opened = panel.context().waitForEvent('page')
  await link(panel, 'the guide').click()
  const page = await opened
  await page.waitForURL(address)
  expect(await page.evaluate(() => [document.referrer, window.opener])).toEqual(['', null])
  expect(panel.url()).toContain('sidepanel.html')
})

for (const [way, options] of [
  ['a click', {}],
  ['the middle button', { button: 'middle' }],
] as const) {
  test(`a link that takes the conversation along asks first, by ${way}`, async ({ extension, server }) => {
    const panel = await extension.openPanel()
    const address = `http://docs.example.test:${server.port}/page?q=my%20secret%20is%20hunter2`
    server.script(async answer => {
      await answer.write(`See [the guide](${address}).`)
      await answer.end()
    })
    await chat(panel).ask('My secret is hunter2')
    const pages = panel.context().pages().length
    const dialog = panel.getByRole('dialog', { name: /docs\.example\.test/ })

    await link(panel, 'the guide').click(options)
    await expect(dialog).toContainText(address)
    await expect(dialog).toContainText('q: my secret is hunter2')
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await panel.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    expect(panel.context().pages()).toHaveLength(pages)
    expect(server.visits.filter(visit => visit.includes('/page'))).toHaveLength(0)

    await link(panel, 'the guide').click(options)
    const opened = panel.context().waitForEvent('page')
    await dialog.getByRole('button', { name: 'Open' }).click()
    const page = await opened
    await page.waitForURL(address)
    expect(await page.evaluate(() => [document.referrer, window.opener])).toEqual(['', null])
  })
}

test('Escape in the question about a link does not stop the answer', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('Tell me')
  const answer = await answering
  await answer.write(`[here](https://docs.example.test/?${'x'.repeat(201)}) and`)
  await link(panel, 'here').press('Enter')
  await expect(panel.getByRole('dialog')).toBeVisible()
  await panel.keyboard.press('Escape')
  await expect(panel.getByRole('dialog')).toHaveCount(0)
  await expect(link(panel, 'here')).toBeFocused()
  await answer.write(' more')
  await expect(chat(panel).answers).toContainText('and more')
  await answer.end()
  await expect(chat(panel).button('Copy')).toBeVisible()
})

test('what is no address for an answer is text', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  server.script(async answer => {
    await answer.write(
      `[script](javascript:alert(1)) [own](chrome-extension://${extension.id}/options.html) [beside](options.html)`,
    )
    await answer.end()
  })
  await chat(panel).ask('Links')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(chat(panel).answerText).toHaveText('script own beside')
  await expect(chat(panel).answers.getByRole('link')).toHaveCount(0)
})

test('a triple click selects a whole paragraph, beyond the host that a link shows, and nothing of the next', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  server.script(says('A [link](https://docs.example.test/) and more.\n\n- The next.'))
  await chat(panel).ask('Anything?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await extension.pressThrice(chat(panel).answers.getByText('and more'), { x: 5, y: 8 })
  expect(await copyByKey(extension, panel)).toBe('A link and more.')
})

test('and beyond a formula and a picture’s chip, from either side of them', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  server.script(says('Here $x^2$ and ![a cat](https://docs.example.test/cat.png) with more.\n\nThe next.'))
  await chat(panel).ask('Anything?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const text = chat(panel).answers.getByText('with more')
  await expect(text.locator('math')).toBeVisible()
  for (const word of ['Here', 'more']) {
    const place = await text.evaluate((element, word) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (walker.nextNode() && !walker.currentNode.nodeValue?.includes(word));
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const { right, bottom } = range.getBoundingClientRect()
      return { x: right - 8, y: bottom - 8 }
    }, word)
    for (const count of [1, 2, 3]) await extension.press(panel, [place.x, place.y], count)
    expect(await copyByKey(extension, panel)).toBe(
      'Here $x^2$ and Image: a cat — docs.example.test with more.',
    )
  }
})
