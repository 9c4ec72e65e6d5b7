import { createContext } from 'preact'
import type { Highlighter } from '../../lib/markdown/highlight/highlighter.ts'
import type { LinkTarget } from '../../lib/markdown/link-target.ts'

/** What drawn Markdown asks of the page around it. */
export interface MarkdownContext {
  /** Tells those who do not see the page. */
  announce(text: string): void
  /** Whether a longer run of this text was said in the conversation: it would leave the computer in a link. */
  isSaidHere(text: string): boolean
  /** Lets the person see what a link would take along, and decide. */
  askToOpen(target: LinkTarget): void
  /** Colours code. Without it code is plain. */
  readonly highlighter?: Highlighter
}

export const MarkdownContext = createContext<MarkdownContext>({
  announce: () => {},
  isSaidHere: () => false,
  askToOpen: () => {},
})
