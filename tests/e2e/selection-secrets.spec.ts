import { expect, test } from './fixtures/extension.ts'
import { painted, switchSite } from './fixtures/selection.ts'

const SECRET_FIELDS = `
  <input aria-label="Password" type="password">
  <input autocomplete="current-password">
  <input autocomplete="cc-number">
  <input name="cc-number"><input name="cc_number"><input name="creditCard"><input name="cardnumber">
  <input name="pin"><input name="security_code">
  <input placeholder="Card number">
  <label>Card number <input></label>
  <label for="shown">Password</label><input id="shown">
  <span id="words">Card number</span><input aria-labelledby="words">`

test('the selection button is offered in text fields and never in those for passwords and cards', async ({
  extension,
  server,
  page,
}) => {
  server.addPage(
    '/form',
    `<!doctype html><title>Form</title><h1>Form</h1><style>input { display: block }</style>
     <input name="discard"><input placeholder="Scorecard notes"><input id="pinterest">
     <textarea>Dear reader</textarea>
     <section>${SECRET_FIELDS.replaceAll('<input', '<input value="secret words"')}</section>`,
  )
  await page.goto(`${server.url}/form`)
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  const secrets = page.locator('section input')
  await expect(secrets).toHaveCount(13)
  // Once a page has asked itself what names a field, Firefox ends it at the question of an extension, or of what drives it.
  await secrets.last().evaluate(input => input.ariaLabelledByElements?.length)
  for (const field of await secrets.all()) {
    await extension.pressThrice(field)
    await painted(page)
    expect(await extension.findOffer(page), await field.evaluate(input => input.outerHTML)).toBeUndefined()
  }
  for (const field of await page.locator('h1 ~ input').all()) {
    await field.fill('ordinary words')
    await extension.pressThrice(field)
    await expect.poll(() => extension.findOffer(page)).toBeDefined()
    await page.locator('h1').click()
    await expect.poll(() => extension.findOffer(page)).toBeUndefined()
  }
  await extension.pressThrice(page.locator('textarea'), { x: 20, y: 12 })
  const panel = await extension.openedFromPage(() => extension.pressOffer(page))
  await expect(panel.getByText('Dear reader')).toBeVisible()
})
