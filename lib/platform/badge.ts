import { browser } from './browser.ts'

/** White on these keeps 4.5 : 1. */
const COLOURS = { ready: '#1d6f42', failed: '#b3241c' } as const

interface Badge {
  readonly text: string
  readonly look: keyof typeof COLOURS
  readonly title: string
}

/** On the toolbar button of every window. */
export async function showBadge({ text, look, title }: Badge): Promise<void> {
  const { action } = browser
  await Promise.all([
    action.setBadgeBackgroundColor({ color: COLOURS[look] }),
    action.setBadgeTextColor({ color: '#ffffff' }),
    action.setBadgeText({ text }),
    action.setTitle({ title }),
  ])
}
