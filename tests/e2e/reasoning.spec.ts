import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { reading } from './fixtures/reading.ts'

const steps = (count: number) =>
  Array.from({ length: count }, (_, n) => `Step ${n} of the thought`).join('\n\n')

test('an answer that reasons says so, counts the seconds, and tells how long it took', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const held = server.hold()
  await chat(panel).ask('Why?')
  const answer = await held
  await answer.delta({ reasoning_content: 'First the premises.' })
  const fold = chat(panel).answers.locator('summary')
  await expect(fold).toHaveText('Thinking…')
  // The clock is the background's and the page's: nothing here can turn it on.
  await expect(fold).toHaveText('Thinking… 1 s')
  await expect(fold).toHaveText('Thinking… 2 s')
  await expect(chat(panel).answers.getByText('First the premises.')).toHaveCount(0)
  expect(await fold.evaluate(summary => summary.closest('[aria-live="polite"], [role="status"]'))).toBeNull()

  await answer.write('Because.')
  await expect(fold).toHaveText(/^Thought for [23] s$/)
  const told = await fold.textContent()
  await answer.end()
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(fold).toHaveText(told ?? '')
  await panel.reload()
  await expect(fold).toHaveText(told ?? '')
})

test('reasoning can be opened while it thinks, and grows there', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const held = server.hold()
  await chat(panel).ask('Why?')
  const answer = await held
  await answer.write('<think>First the premises')
  const fold = chat(panel).answers.locator('summary')
  await fold.press('Enter')
  await expect(chat(panel).answers.getByText('First the premises')).toBeVisible()
  await answer.write(', then the conclusion')
  await expect(chat(panel).answers.getByText('First the premises, then the conclusion')).toBeVisible()
  await answer.write('.</think>Because.')
  await expect(chat(panel).answers.getByText('Because.')).toBeVisible()
  await expect(chat(panel).answers.getByText('then the conclusion.')).toBeVisible()
  await answer.end()
  await fold.press('Enter')
  await expect(chat(panel).answers.getByText('then the conclusion.')).toBeHidden()
})

test('what is wide in reasoning scrolls inside itself, and its tools are in reach', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 320, height: 900 })
  server.script(async answer => {
    await answer.delta({
      reasoning_content: `\`\`\`ts\nconst a = '${'long '.repeat(40)}'\n\`\`\`\n\nSo be it.`,
    })
    await answer.write('Because.')
    await answer.end()
  })
  await chat(panel).ask('Why?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await chat(panel).answers.locator('summary').click()
  await expect(chat(panel).button('Download')).toBeInViewport({ ratio: 1 })
  const hidden = await panel.locator('pre').evaluate(box => box.scrollWidth - box.clientWidth)
  expect(hidden).toBeGreaterThan(0)
})

test('opening long reasoning throws nobody off, wherever they are', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  const held = server.hold()
  await chat(panel).ask('Why?')
  const answer = await held
  await answer.delta({ reasoning_content: steps(40) })
  await answer.write('Because.')
  const fold = chat(panel).answers.locator('summary')
  await expect(fold).toContainText('Thought')

  for (const press of ['opens', 'closes']) {
    const before = await fold.boundingBox()
    // As a person does it: the driver of Firefox would take it to the middle first.
    await panel.mouse.click((before?.x ?? 0) + 10, (before?.y ?? 0) + 10)
    await reading(panel).settled()
    expect(await fold.boundingBox(), press).toEqual(before)
  }

  await fold.click()
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
  const position = await reading(panel).position()
  await answer.write(' And that is all.')
  await expect(chat(panel).answers.getByText('that is all.')).toBeAttached()
  await reading(panel).settled()
  expect(await reading(panel).position()).toBe(position)
  await answer.end()
})

test('reasoning that is opened above what is read stays under the pointer', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  const held = server.hold()
  await chat(panel).ask('Why?')
  const answer = await held
  await answer.delta({ reasoning_content: steps(40) })
  await answer.write(`Because.\n\n${steps(60)}`)
  await answer.end()
  await expect(chat(panel).button('Copy')).toBeVisible()
  const { log, position, wheel, settled } = reading(panel)
  await log.press('Home')
  await expect.poll(position).toBe(0)
  await wheel(30)
  await expect.poll(position).toBe(30)
  await settled()
  const fold = chat(panel).answers.locator('summary')
  for (const press of ['opens', 'closes']) {
    const before = await fold.boundingBox()
    // As a person does it: the driver of Firefox would take it to the middle first.
    await panel.mouse.click((before?.x ?? 0) + 10, (before?.y ?? 0) + 10)
    await settled()
    expect(await fold.boundingBox(), press).toEqual(before)
  }
})

test('marks of thoughts with nothing between them are no reasoning', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  server.script(says('<think>\n\n</think>\n\nBecause.'))
  await chat(panel).ask('Why?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(chat(panel).answerText).toHaveText('Because.')
  await expect(chat(panel).answers.locator('summary')).toHaveCount(0)
})
