import { chat } from './fixtures/chat.ts'
import { expect, shownIn, test } from './fixtures/firefox.ts'

test('a preset in the menu of a selection is asked in the sidebar, of all that is selected', async ({
  firefox,
  server,
  page,
}) => {
  // Once a server was used, presets are sent at once.
  const popup = await firefox.openPopup()
  await chat(popup).ask('Hello')
  await expect(chat(popup).button('Copy')).toBeVisible()

  // More than Firefox gives along with a menu.
  const text = await page.evaluate(() => {
    const paragraph = document.querySelector('#first')
    if (!paragraph) throw new Error('The page has no first paragraph')
    paragraph.textContent = Array.from({ length: 3000 }, (_, n) => `word${n}`).join(' ')
    getSelection()?.selectAllChildren(paragraph)
    return paragraph.textContent
  })
  await page.bringToFront()
  await page.locator('#first').click({ button: 'right', position: { x: 20, y: 10 } })
  await firefox.chooseInMenu('Explain')

  await expect.poll(() => server.requests.length).toBe(2)
  expect(server.requests[1]?.question).toContain('Explain this.')
  expect(server.requests[1]?.question).toContain(text)
  await expect.poll(() => shownIn('sidebar', popup)).toContain('Explain this.')
})
