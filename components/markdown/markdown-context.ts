import { createContext } from 'preact'

/** What drawn Markdown asks of the page around it. */
export interface MarkdownContext {
  /** Tells those who do not see the page. */
  announce(text: string): void
  /** Whether a longer run of this text was said in the conversation: it would leave the computer in a link. */
  isSaidHere(text: string): boolean
}

export const MarkdownContext = createContext<MarkdownContext>({
  announce: () => {},
  isSaidHere: () => false,
})
