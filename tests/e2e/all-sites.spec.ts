import { axe } from './fixtures/axe.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('with the button on for all sites, the popup says so and leads to where it is changed', async ({
  extension,
  page,
}) => {
  await extension.grantAllHosts()
  const options = await extension.openTab('options.html')
  await options.getByRole('switch', { name: 'Ask button on all sites' }).click()
  await expect(options.getByRole('switch', { name: 'Ask button on all sites' })).toBeChecked()

  await options.close()
  const popup = await extension.openRealPopup(page)
  const site = popup.getByRole('switch', { name: 'Ask button on 127.0.0.1' })
  await expect(site).toBeChecked()
  await expect(site).toHaveAttribute('aria-disabled', 'true')
  await expect(site).toHaveAccessibleDescription('On for all sites')
  await expect(popup.getByText('On for all sites')).toBeInViewport({ ratio: 1 })
  expect((await axe(popup).analyze()).violations).toEqual([])
  const opened = extension.context.waitForEvent('page')
  // Firefox closes a popup that opens a tab, before it has said that it was clicked.
  await chat(popup)
    .button('Change in Options')
    .click()
    .catch(() => {})
  await (await opened).waitForURL(/options\.html/)
})
