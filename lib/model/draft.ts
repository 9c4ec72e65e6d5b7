import type { Part } from './message.ts'

/** What was typed and not sent, and what it quotes. */
export interface Draft {
  readonly text: string
  readonly quote?: Extract<Part, { type: 'selection' }>
}

export const EMPTY_DRAFT: Draft = { text: '' }

export function toParts({ text, quote }: Draft): Part[] {
  const typed = text.trim()
  return [...(quote ? [quote] : []), ...(typed ? [{ type: 'text' as const, text: typed }] : [])]
}
