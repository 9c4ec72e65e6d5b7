import type { Page } from '@playwright/test'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { reading } from './fixtures/reading.ts'

const LINES: Record<string, string> = {
  'a line of 10,000 characters with no place to break': 'x'.repeat(10_000),
  'a line of 10,000 characters of code': `\`${'x'.repeat(10_000)}\``,
  'a long address': `https://example.com/${'path/'.repeat(200)}?q=${'x'.repeat(500)}`,
  'Chinese, Japanese and Korean': '漢字とかな交じりの文章は空白なしに続く。한국어도 여기에 있다。'.repeat(60),
  Arabic: 'هذه فقرة طويلة مكتوبة من اليمين إلى اليسار، '.repeat(60),
  'Hebrew with English in it': 'זו פסקה ארוכה with some English inside ועוד מילים. '.repeat(60),
  'families of emoji': '👩‍👩‍👧‍👦👨🏽‍🚀🏳️‍🌈👍🏿'.repeat(300),
  'letters under many marks': `Z${'\u0351\u0324\u0333'.repeat(60)}algo `.repeat(40),
}

/** What stands out of the conversation to a side, and does not scroll within itself. */
function findWide(page: Page): Promise<string[]> {
  return reading(page).log.evaluate(log => {
    const { left, right } = log.getBoundingClientRect()
    const scrolls = (element: Element): boolean => {
      for (let box = element.parentElement; box && box !== log; box = box.parentElement)
        if (box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX))
          return true
      return false
    }
    const wide = [...log.querySelectorAll('*')]
      .filter(element => element.checkVisibility() && !scrolls(element))
      .filter(element => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && (box.left < left - 0.5 || box.right > right + 0.5)
      })
      .map(element => element.tagName)
    return log.scrollWidth > log.clientWidth ? [`${log.scrollWidth} > ${log.clientWidth}`, ...wide] : wide
  })
}

for (const [size, width] of [
  ['320 px', 320],
  ['200 %', 160],
] as const) {
  test(`at ${size} every line wraps, while it comes and when it is there`, async ({ extension, server }) => {
    const panel = await extension.openPanel()
    await panel.setViewportSize({ width, height: 400 })
    for (const [what, line] of Object.entries(LINES)) {
      const held = server.hold()
      await chat(panel).ask(what)
      const answer = await held
      await answer.write(line.slice(0, line.length / 2))
      await expect(chat(panel).answers.last()).toContainText(line.slice(2, 12))
      await reading(panel).settled()
      expect(await findWide(panel), `${what}, half`).toEqual([])
      await answer.write(line.slice(line.length / 2))
      await answer.end()
      await expect(chat(panel).button('Retry')).toBeVisible()
      expect(await findWide(panel), what).toEqual([])
      await chat(panel).button('New chat').click()
      await expect(chat(panel).answers).toHaveCount(0)
    }
  })
}

test('a text is aligned by its own writing, line by line', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  server.script(async answer => {
    await answer.write('مرحبا\n\nשלום')
    await answer.end()
  })
  await chat(panel).ask('Greet me')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const starts = await chat(panel).answers.evaluate(answer => {
    const texts = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const box = answer.getBoundingClientRect()
    const found: boolean[] = []
    while (texts.nextNode()) {
      const { nodeValue } = texts.currentNode
      const at = nodeValue?.search(/[مש]/) ?? -1
      if (at < 0) continue
      range.setStart(texts.currentNode, at)
      range.setEnd(texts.currentNode, at + 1)
      found.push(range.getBoundingClientRect().left > box.left + box.width / 2)
    }
    return found
  })
  expect(starts.length).toBeGreaterThan(0)
  expect(starts).not.toContain(false)
})
