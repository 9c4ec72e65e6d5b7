import type { Page } from 'playwright'
import type { Benchmark } from './benchmark.ts'
import { byTurns, pick } from './by-turns.ts'
import { generateHistory, writeHistory } from './generated-history.ts'
import { toRow } from './row.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'
import { within } from './within.ts'

const CONVERSATIONS = 10_000
const MESSAGES = 10
const TURNS = 5
/** Seconds that the search may take to get to know a hundred thousand messages, on a slow machine. */
const PATIENCE = 600
/** What begins words of the generated history: letters of several scripts, some words and half of one. */
const TYPED = ['t', 'tar', 'pro', 'сто', '的', 'かき', 'ال', 'tare mi', 'no77']

interface Times {
  first: number
  all: number
}

/**
 * Search in 100,000 messages. Milliseconds from a key to the first frame that shows a result of it in context, and to
 * the one that says that these are all: the slowest of several things that are typed.
 */
export const search: Benchmark = {
  rows: ['history/10000/first-hit', 'history/10000/all-hits'],
  measure: async stage => {
    for (const subject of stage.builds) await fill(stage, subject)
    const samples = await byTurns(stage.builds, subject => slowest(stage, subject), { turns: TURNS })
    return [
      toRow(
        'history/10000/first-hit',
        'ms',
        pick(samples, ({ first }) => first),
        { atMost: 150 },
      ),
      toRow(
        'history/10000/all-hits',
        'ms',
        pick(samples, ({ all }) => all),
        { atMost: 1000 },
      ),
    ]
  },
}

/** Written past the background, so the index is to be made: with the first key the panel asks for that. */
async function fill(stage: Stage, subject: Subject): Promise<void> {
  await stage.inEmptyPanel(subject, async page => {
    await writeHistory(page, generateHistory({ conversations: CONVERSATIONS, messages: MESSAGES }))
    await page.evaluate(forgetIndex)
  })
  await stage.inPage(subject, 'panel', async page => {
    await openSearch(page)
    await page.getByRole('textbox', { name: 'Search conversations' }).fill('t')
    await page.getByRole('progressbar').waitFor({ state: 'visible' })
    await within(
      PATIENCE,
      'The index',
      page.getByRole('progressbar').waitFor({ state: 'detached', timeout: PATIENCE * 1000 }),
    )
  })
}

async function slowest(stage: Stage, subject: Subject): Promise<Times> {
  return stage.inPage(subject, 'panel', async page => {
    await openSearch(page)
    const times: Times[] = []
    for (const text of TYPED) times.push(await within(60, `“${text}”`, page.evaluate(timeSearch, text)))
    return {
      first: Math.max(...times.map(({ first }) => first)),
      all: Math.max(...times.map(({ all }) => all)),
    }
  })
}

async function openSearch(page: Page): Promise<void> {
  await page.evaluate(() => probe.usable())
  await page.getByRole('button', { name: 'Conversations', exact: true }).click()
  // The list of ten thousand is there.
  await page.locator('li > button[title$="№0"]').waitFor()
}

/** Runs in the page: it can use nothing of this module. */
async function forgetIndex(): Promise<void> {
  const opening = indexedDB.open('mishalsgpt')
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const transaction = database.transaction('records', 'readwrite')
  transaction.objectStore('records').delete(['index'])
  await new Promise(resolve => {
    transaction.oncomplete = resolve
  })
  database.close()
}

/** Runs in the page. The text is typed but for its last character, which is the key that counts. */
async function timeSearch(text: string): Promise<Times> {
  const field = document.querySelector<HTMLInputElement>('search input')
  if (!field) throw new Error('There is no field to search in')
  const region = () => document.querySelector('[data-results]')
  const status = () => region()?.querySelector('[role=status]')?.textContent ?? ''
  /** Whether what is shown was looked for with this, and not with what was typed before. */
  const isOf = (typed: string) => {
    const last = typed.split(' ').at(-1)
    return [...(region()?.querySelectorAll('li:first-child mark') ?? [])].some(
      ({ textContent }) => textContent.normalize('NFKC').toLowerCase() === last,
    )
  }
  const isDone = () => /conversations?$|found$/.test(status())
  const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve))
  /** Resolves behind the painting of the frame that first shows it. */
  async function painted(isShown: () => boolean): Promise<number> {
    while (!isShown()) await nextFrame()
    await nextFrame()
    return performance.now()
  }
  const type = (typed: string) => {
    field.value = typed
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }

  type('')
  while (region()) await nextFrame()
  if (text.length > 1) {
    type(text.slice(0, -1))
    while (!isDone()) await nextFrame()
  }
  const start = performance.now()
  type(text)
  const first = await painted(() => isOf(text))
  const all = await painted(() => isOf(text) && isDone())
  return { first: first - start, all: all - start }
}
