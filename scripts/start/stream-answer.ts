import type { Locator, Page } from 'playwright'

const PATIENCE_MS = 60_000

/** Asks in a popup or panel, and passes the answer on as it appears there. Rejects with the reason when there is none. */
export async function streamAnswer(
  surface: Page,
  question: string,
  onText: (text: string) => void,
): Promise<void> {
  const answers = surface.getByRole('log').getByRole('article', { name: 'Mishalsgpt' })
  const before = await answers.count()
  await surface.getByRole('textbox', { name: 'Message' }).fill(question)
  await surface.getByRole('button', { name: 'Send' }).click()
  const answer = answers.nth(before)

  let shown = ''
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const { text, isOver, hasMore, all } = await look(answer)
    if (text.startsWith(shown)) onText(text.slice(shown.length))
    shown = text
    if (isOver) {
      // What can be continued is not whole, and what has no text is no answer: it says itself what it is.
      if (hasMore || text === '') throw new Error(all || 'an answer without a word')
      return
    }
    await surface.waitForTimeout(50)
  }
  throw new Error(`no whole answer in ${PATIENCE_MS / 1000} s`)
}

async function look(answer: Locator) {
  const hasMore = await answer.getByRole('button', { name: 'Continue' }).isVisible()
  const seen = await answer.evaluate((article: HTMLElement) => {
    // What is drawn of the answer, apart from its reasoning: it is busy until it has been drawn to its end.
    const drawn = article.querySelector<HTMLElement>('[aria-busy]:not(details [aria-busy])')
    return {
      text: drawn?.innerText.trimEnd() ?? '',
      isOver: article.ariaBusy !== 'true' && drawn?.ariaBusy !== 'true',
      all: article.innerText.replaceAll(/\s+/g, ' ').trim(),
    }
  })
  return { ...seen, hasMore }
}
