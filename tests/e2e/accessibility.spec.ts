import type { Page } from '@playwright/test'
import { axe } from './fixtures/axe.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

async function expectNoFindings(page: Page, state: string): Promise<void> {
  const { violations } = await axe(page).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  expect(found, state).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    for (const name of ['popup.html', 'sidepanel.html'] as const) {
      test(`axe finds nothing in ${name}: empty, answering, answered, failed`, async ({
        extension,
        server,
      }) => {
        const page = await extension.openTab(name)
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width: 400, height: 560 })
        await expect(chat(page).message).toBeVisible()
        await expectNoFindings(page, 'empty')

        const answering = server.hold()
        await chat(page).ask('Count')
        const answer = await answering
        await answer.write('one')
        await expect(chat(page).answerText).toHaveText('one')
        await expectNoFindings(page, 'answering')
        await answer.end()
        await expect(chat(page).button('Copy')).toBeVisible()
        await expectNoFindings(page, 'answered')

        server.script(reply => reply.reply(401, { error: { message: 'Bad key' } }))
        await chat(page).ask('Again')
        await expect(chat(page).answers.last()).toContainText('wants a key')
        await expectNoFindings(page, 'failed')
      })
    }

    test('axe finds nothing in the list of conversations', async ({ extension }) => {
      const page = await extension.openPanel()
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 400, height: 700 })
      await chat(page).ask('Count')
      await expect(chat(page).button('Copy')).toBeVisible()
      await chat(page).button('Conversations').click()
      await expect(page.getByRole('button', { name: 'Rename “Count”' })).toBeAttached()
      await expectNoFindings(page, 'list')
      await page.getByRole('button', { name: 'Delete “Count”' }).click()
      await expect(chat(page).button('Undo')).toBeVisible()
      await expectNoFindings(page, 'undo')
    })

    test('axe finds nothing in options: at first, refused, tested', async ({ extension }) => {
      const page = await extension.openTab('options.html')
      await page.emulateMedia({ colorScheme })
      await expect(page.getByLabel('Server URL')).toBeVisible()
      await expectNoFindings(page, 'at first')
      await page.getByRole('button', { name: 'Test' }).click()
      await expect(page.getByText(/answered in/)).toBeVisible()
      await expectNoFindings(page, 'tested')
      await page.getByLabel('Server URL').fill('nothing')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('no web address')).toBeVisible()
      await expectNoFindings(page, 'refused')
    })
  })
}

test('start and end of an answer are announced, its words are not', async ({ extension, server }) => {
  const popup = await extension.openPopup()
  const answering = server.hold()
  await chat(popup).ask('Count')
  const answer = await answering
  const status = popup.getByRole('status')
  await expect(status.filter({ hasText: 'Answering' })).toHaveText('Answering')
  await answer.write('one two')
  await expect(chat(popup).answerText).toHaveText('one two')
  await expect(status.filter({ hasText: 'Answering' })).toHaveText('Answering')
  await answer.end()
  await expect(status.filter({ hasText: 'Answer ready' })).toHaveText('Answer ready')
})
