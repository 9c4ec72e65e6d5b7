import type { Page } from '@playwright/test'
import { MARKDOWN_SAMPLE } from '../servers/markdown-sample.ts'
import { speak } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { reading } from './fixtures/reading.ts'

/** A stream of everything that can change its height, a few characters at a time, cut at no convenient place. */
const PIECES =
  Array(6)
    .fill(MARKDOWN_SAMPLE)
    .join('\n\n---\n\n')
    .match(/[\s\S]{1,14}/g) ?? []

/** Frames that are enough to have seen it grow, however few the machine draws in a second. */
const LOOKED = 10

interface Watched {
  /**
   * Shifts in the conversation, as the browser counts them: those that scrolling explains are none. Sideways only the
   * block that is being written may change itself: a table's columns make room, a line goes on in the next.
   */
  shifts: string[]
  /** How far what stood in the middle of the screen moved from one frame to the next; down where it is positive. */
  moves: number[]
}

/** Looks at every frame until `stop` is called. */
async function watch(page: Page): Promise<{ stop(): Promise<Watched> }> {
  // The server may have been asked before the page has drawn that.
  const watching = await reading(page).log.evaluateHandle(log => {
    const shifts: string[] = []
    const moves: number[] = []
    /** The answer's last blocks in each frame: it may be drawn before or after the look at the frame, and more than once. */
    const written: { time: number; blocks: Set<Element> }[] = []
    const noteLast = () => {
      const answer = [...log.querySelectorAll('article [aria-busy]')].at(-1)
      const last = answer?.querySelector(':scope > :last-child > :last-child > :last-child')
      if (last) written.at(-1)?.blocks.add(last)
    }
    const drawing = new MutationObserver(noteLast)
    drawing.observe(log, { childList: true, characterData: true, subtree: true })
    /** Frames, and no milliseconds: a busy machine draws few of them. */
    const isWritten = (node: Node, time: number) =>
      written
        .filter(look => look.time <= time)
        .slice(-6)
        .some(({ blocks }) => [...blocks].some(block => block.contains(node)))
    const note = (entries: PerformanceEntryList) => {
      for (const entry of entries) {
        const { startTime, sources } = entry as PerformanceEntry & {
          sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
        } // layout-shift entries are in no published types
        for (const { node, previousRect: from, currentRect: to } of sources) {
          if (!node || !log.contains(node) || (from.y === to.y && isWritten(node, startTime))) continue
          const words = node.textContent?.slice(0, 80)
          shifts.push(`${startTime} ms: ${from.x}, ${from.y} → ${to.x}, ${to.y}: ${node.nodeName} ${words}`)
        }
      }
    }
    const observer = new PerformanceObserver(list => note(list.getEntries()))
    observer.observe({ type: 'layout-shift' })

    let under: Element | null = null
    let before = 0
    let going = true
    const look = () => {
      if (!going) return
      written.push({ time: performance.now(), blocks: new Set() })
      noteLast()
      if (under?.isConnected) moves.push(under.getBoundingClientRect().top - before)
      const { left, top, width, height } = log.getBoundingClientRect()
      under = document.elementFromPoint(left + width / 2, top + height / 2)
      // Between two blocks there is only what holds them all.
      if (under?.querySelector('article, p')) under = null
      before = under?.getBoundingClientRect().top ?? 0
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    return {
      stop() {
        going = false
        note(observer.takeRecords())
        observer.disconnect()
        drawing.disconnect()
        return { shifts, moves }
      },
    }
  })
  return { stop: () => watching.evaluate(watcher => watcher.stop()) }
}

test('while the end is followed text moves up by scrolling, and in no other way', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  const held = server.hold()
  await chat(panel).ask('Markdown')
  const answer = await held
  const { stop } = await watch(panel)
  await speak(answer, PIECES, { gap: 4 })
  await answer.end()
  await expect(chat(panel).button('Copy')).toBeVisible()
  await reading(panel).expectEnd()
  const { shifts, moves } = await stop()
  expect(shifts).toEqual([])
  expect(moves.length).toBeGreaterThan(LOOKED)
  expect(moves.filter(move => move > 1)).toEqual([])
})

test('what stands below an answer comes with its last words, though they are drawn late', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  const held = server.hold()
  await chat(panel).ask('Markdown')
  const answer = await held
  const { stop } = await watch(panel)
  // From its first formula on the text waits for what sets formulas, which is loaded now.
  await answer.write(PIECES.join(''))
  await answer.end()
  await expect(chat(panel).button('Copy')).toBeVisible()
  await reading(panel).settled()
  await reading(panel).expectEnd()
  const { shifts } = await stop()
  expect(shifts).toEqual([])
})

test('what is read further up stays where it is while the answer grows, and when it ends', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  const held = server.hold()
  await chat(panel).ask('Markdown')
  const answer = await held
  const half = Math.floor(PIECES.length / 2)
  await speak(answer, PIECES.slice(0, half), {})
  await expect(chat(panel).answers).toContainText('only text')
  await reading(panel).wheel(-700)
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
  // The browser glides to where the wheel sends it.
  let position = -1
  await expect
    .poll(async () => {
      const before = position
      position = await reading(panel).position()
      return position - before
    })
    .toBe(0)
  await reading(panel).settled()

  const { stop } = await watch(panel)
  await speak(answer, PIECES.slice(half), { gap: 4 })
  await answer.end()
  await expect(chat(panel).button('Send')).toBeVisible()
  await reading(panel).settled()
  const { shifts, moves } = await stop()
  expect(shifts).toEqual([])
  expect(moves.length).toBeGreaterThan(LOOKED)
  expect(moves.filter(move => move !== 0)).toEqual([])
})

for (const [where, up] of [
  ['at the end', 0],
  ['further up', -900],
] as const) {
  test(`what is read ${where} stays where it is when something above changes its height`, async ({
    extension,
    server,
  }) => {
    const panel = await extension.openPanel()
    await panel.setViewportSize({ width: 400, height: 600 })
    server.script(async answer => {
      await speak(answer, PIECES, {})
      await answer.end()
    })
    await chat(panel).ask('Markdown')
    await expect(chat(panel).button('Copy')).toBeVisible()
    if (up) {
      await reading(panel).wheel(up)
      await expect(chat(panel).button('Jump to the end')).toBeVisible()
      await expect.poll(reading(panel).rest).toBeGreaterThan(-up - 10)
    }
    await reading(panel).settled()

    const { stop } = await watch(panel)
    for (const height of [300, 20, 140]) {
      await chat(panel).questions.evaluate((question, height) => {
        question.style.blockSize = `${height}px`
      }, height)
      await reading(panel).settled()
    }
    const { shifts, moves } = await stop()
    expect(shifts).toEqual([])
    expect(moves.filter(move => Math.abs(move) > 1)).toEqual([])
  })
}

/** Links by names that only the end of the answer gives addresses to: each shows its host then, and its text grows. */
const REFERRING = Array.from(
  { length: 40 },
  (_, index) =>
    `${index}. It is written in [the long guide][a], in [the short one][b] and in [a third][c].\n\n`,
).join('')
const DEFINITIONS = ['a', 'b', 'c'].map(name => `[${name}]: https://${name}.docs.example.test/\n`).join('')

for (const [way, turns] of [
  ['turn by turn', [-100, -100, -100, -100, -100, -100, -100]],
  ['all at once', [-700]],
] as const) {
  test(`what is read stays where it is when links above it come to show their hosts, come to it ${way}`, async ({
    extension,
    server,
  }) => {
    const panel = await extension.openPanel()
    await panel.setViewportSize({ width: 400, height: 600 })
    const held = server.hold()
    await chat(panel).ask('Where is it written?')
    const answer = await held
    await answer.write(`${REFERRING}The end.\n\n`)
    await expect(chat(panel).answers).toContainText('The end.')
    for (const turn of turns) await reading(panel).wheel(turn)
    await expect.poll(reading(panel).rest).toBeGreaterThan(690)
    await reading(panel).settled()

    // The browser counts what it has not made good itself as shifted, though it stands where it stood.
    const moves = await reading(panel).log.evaluateHandle(log => {
      const { top, height } = log.getBoundingClientRect()
      const read = [...log.querySelectorAll('article p')].find(
        text => text.getBoundingClientRect().bottom > top + height / 2,
      )
      if (!read) throw new Error('There is no text in the middle')
      const before = read.getBoundingClientRect().top
      const moves: number[] = []
      // At the start of a frame things are where the frame before has drawn them.
      const look = () => {
        moves.push(Math.abs(read.getBoundingClientRect().top - before))
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
      return moves
    })
    await answer.write(`${DEFINITIONS}\n\nThat is all.`)
    await expect(chat(panel).answers.getByRole('link')).toHaveCount(120)
    await reading(panel).settled()
    expect(Math.max(...(await moves.jsonValue()))).toBeLessThan(1)
    await answer.end()
    await expect(chat(panel).button('Send')).toBeVisible()
  })
}
