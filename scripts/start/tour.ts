import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { pressSelectionButton } from '../browser/press-selection-button.ts'
import { inProject } from '../project-root.ts'
import type { Demo } from './demo.ts'
import { streamAnswer } from './stream-answer.ts'

const PICTURES = '.output/screenshots'

/**
 * What a person would do first, where nobody can see it: a question in the panel, one in the popup, one about a
 * selection. Answers are printed as they stream, pictures saved. Gives the reasons why something was not answered.
 */
export async function tour({ page, surfaces, enableSelectionButton }: Demo): Promise<string[]> {
  await mkdir(inProject(PICTURES), { recursive: true })
  const failures: string[] = []
  const pictures: string[] = []
  const panel = await surfaces.openPanel(page)

  const stop = async (place: string, question: string, open: () => Promise<Page>) => {
    console.log(`\n── In the ${place}: ${question}\n`)
    try {
      const surface = await open()
      await streamAnswer(surface, question, text => process.stdout.write(text))
      const picture = join(PICTURES, `${place}.png`)
      await surface.screenshot({ path: inProject(picture) })
      pictures.push(picture)
    } catch (error) {
      failures.push(`The ${place} did not answer: ${error instanceof Error ? error.message : error}`)
    }
    console.log()
  }

  await stop('panel', 'What can you do?', async () => panel)
  await stop('popup', 'What is 17 × 3?', () => surfaces.openPopup(page))
  if (enableSelectionButton)
    await stop('selection', 'Explain this', async () => {
      // The first click closes the popup, as it does for a person.
      await page.locator('h1').click()
      await enableSelectionButton()
      await page.locator('#first').click({ clickCount: 3 })
      await pressSelectionButton(page)
      await panel.getByText('As coasts filled with lights').first().waitFor()
      return panel
    })

  console.log(`\nScreenshots: ${pictures.join(', ')}`)
  return failures
}
