import type { BrowserContext, Page } from 'playwright'
import type { Surfaces } from '../browser/surfaces.ts'

/** The extension in a browser with a clean profile, on the demo server. */
export interface Demo {
  readonly context: BrowserContext
  /** The demo's article, in a tab. */
  readonly page: Page
  readonly surfaces: Pick<Surfaces, 'openPanel' | 'openPopup'>
  /** Switches the button at a selection on, where that is no matter of the person's own hand. */
  readonly enableSelectionButton?: () => Promise<void>
  /** The panel beside the page, for a person. */
  showPanel(): Promise<unknown>
}

export interface DemoLaunch {
  /** Where the demo server is. */
  readonly url: string
  /** Where to build, and below which folder. */
  readonly output: string
  readonly headless: boolean
  readonly onUndo: (undo: () => Promise<unknown>) => void
}
