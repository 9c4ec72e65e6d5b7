import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { painted, switchSite } from './fixtures/selection.ts'

test('the selection button, switched on for a site, brings the selection to the panel and sends nothing', async ({
  extension,
  server,
  page,
}) => {
  await extension.grantHost(server.url)
  await extension.pressThrice(page.locator('#first'))
  expect(await extension.findOffer(page)).toBeUndefined()

  await switchSite(extension, page, true)
  const whole = await page.locator('#first').innerText()
  await extension.pressThrice(page.locator('#first'))
  const panel = await extension.openedFromPage(() => extension.pressOffer(page))
  await expect(panel.getByText(whole.slice(0, 40))).toBeVisible()
  await expect(chat(panel).message).toBeFocused()
  await expect(chat(panel).button('Remove quote')).toBeVisible()
  await expect(chat(panel).answers).toHaveCount(0)
  expect(server.requests).toHaveLength(0)

  await chat(panel).ask('What is this about?')
  await expect(chat(panel).questions).toContainText('What is this about?')
  await expect.poll(() => server.requests.length).toBe(1)
  expect(server.requests[0]?.question).toContain(whole)
  expect(server.requests[0]?.question).toContain('What is this about?')
  // Not a word of it is in the page.
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(await page.locator('html').innerText()).not.toContain('What is this about?')
})

test('switched off, the selection button is gone from the open page and from the next', async ({
  extension,
  server,
  page,
}) => {
  await extension.grantHost(server.url)
  const children = await page.evaluate(() => document.documentElement.childElementCount)
  await switchSite(extension, page, true)
  await extension.pressThrice(page.locator('#first'))
  await expect.poll(() => extension.findOffer(page)).toBeDefined()

  await switchSite(extension, page, false)
  await extension.pressThrice(page.locator('#first'))
  await expect.poll(() => extension.findOffer(page)).toBeUndefined()
  expect(await page.evaluate(() => document.documentElement.childElementCount)).toBe(children)
  await page.reload()
  await extension.pressThrice(page.locator('#first'))
  expect(await extension.findOffer(page)).toBeUndefined()
})

test('with the permission taken away, the selection button is gone', async ({ extension, server, page }) => {
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  await extension.pressThrice(page.locator('#first'))
  await expect.poll(() => extension.findOffer(page)).toBeDefined()

  const options = await extension.openTab('options.html')
  await options.evaluate(
    origin => chrome.permissions.remove({ origins: [`${origin}/*`] }),
    'http://127.0.0.1',
  )
  await page.bringToFront()
  // It went with the focus; selecting again must not bring it back.
  await expect.poll(() => extension.findOffer(page)).toBeUndefined()
  await page.locator('h1').click()
  await extension.pressThrice(page.locator('#first'))
  await painted(page)
  expect(await extension.findOffer(page)).toBeUndefined()
  await page.reload()
  await extension.pressThrice(page.locator('#first'))
  expect(await extension.findOffer(page)).toBeUndefined()
})

for (const mode of ['open', 'closed']) {
  test(`in ${mode} shadow roots the selection button is offered for text and fields, never for cards`, async ({
    extension,
    server,
    page,
  }) => {
    const inner = (markup: string) =>
      `<div class="host"><template shadowrootmode="${mode}">${markup}</template></div>`
    server.addPage(
      '/shadow',
      `<!doctype html><title>Shadow</title><h1>Shadow</h1>
       <style>.host { display: block; inline-size: 300px; block-size: 40px; margin: 60px 0 }</style>
       ${inner('<input name="cardnumber" value="4242 4242">')}
       ${inner(inner('<input placeholder="Card number" value="4242 4242">'))}
       ${inner('<input value="a field in the shade">')}
       ${inner('<div>words in the shade</div>')}`,
    )
    await page.goto(`${server.url}/shadow`)
    await extension.grantHost(server.url)
    await switchSite(extension, page, true)
    const selectIn = async (index: number) => {
      const host = page.locator('body > .host').nth(index)
      await extension.pressThrice(host, { x: 30, y: 10 })
      await painted(page)
    }
    for (const index of [0, 1]) {
      await selectIn(index)
      expect(await page.evaluate(() => getSelection()?.toString())).toBe('4242 4242')
      expect(await extension.findOffer(page)).toBeUndefined()
    }
    await selectIn(2)
    await expect.poll(() => extension.findOffer(page)).toBeDefined()
    await page.locator('h1').click()
    await expect.poll(() => extension.findOffer(page)).toBeUndefined()
    await selectIn(3)
    const panel = await extension.openedFromPage(() => extension.pressOffer(page))
    await expect(panel.getByText('words in the shade')).toBeVisible()
  })
}

test('used or dismissed, the selection button does not come back before the selection changes', async ({
  extension,
  server,
  page,
}) => {
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  const gone = async () => {
    await painted(page)
    expect(await extension.findOffer(page)).toBeUndefined()
    await page.keyboard.press('Shift')
    await page.mouse.wheel(0, 20)
    await painted(page)
    expect(await extension.findOffer(page)).toBeUndefined()
  }
  await extension.pressThrice(page.locator('#first'))
  const panel = await extension.openedFromPage(() => extension.pressOffer(page))
  // The panel takes the focus, and a page that loses it hides its button: not in the middle of what follows.
  await expect(chat(panel).message).toBeFocused()
  await expect(chat(panel).button('Remove quote')).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(false)
  await gone()

  await page.locator('h1').click()
  await extension.pressThrice(page.locator('#first'))
  await expect.poll(() => extension.findOffer(page)).toBeDefined()
  await page.keyboard.press('Escape')
  await gone()
  // By a word: behind a paragraph that was pressed three times one step takes nothing from its text.
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await expect.poll(() => extension.findOffer(page)).toBeDefined()
})

test('the selection button is offered in frames, those without an address of their own included', async ({
  extension,
  server,
  page,
}) => {
  server.addPage(
    '/frames',
    `<!doctype html><title>Frames</title><h1>Frames</h1>
     <iframe title="written" srcdoc="<p>Words in a frame without an address</p>"></iframe>`,
  )
  await page.goto(`${server.url}/frames`)
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  await extension.pressThrice(page.frameLocator('iframe').getByText('Words in a frame'))
  const panel = await extension.openedFromPage(() => extension.pressOffer(page))
  await expect(panel.getByText('Words in a frame without an address')).toBeVisible()
})

test('of several frames, only the one that is worked in shows its selection button', async ({
  extension,
  server,
  page,
}) => {
  server.addPage(
    '/frames',
    `<!doctype html><title>Frames</title><h1>Frames</h1><p>Words around the frame</p>
     <iframe title="written" srcdoc="<p>Words in the frame</p>"></iframe>`,
  )
  await page.goto(`${server.url}/frames`)
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  await extension.pressThrice(page.frameLocator('iframe').getByText('Words in'))
  await expect.poll(() => extension.findOffer(page)).toBeDefined()
  await extension.pressThrice(page.getByText('Words around'))
  await painted(page)
  const panel = await extension.openedFromPage(() => extension.pressOffer(page))
  await expect(panel.getByText('Words around the frame')).toBeVisible()
  expect(await extension.findOffer(page)).toBeUndefined()
})
