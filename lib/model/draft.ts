import type { MessageId, Part } from './message.ts'

/** What was typed and not sent, and what it quotes. */
export interface Draft {
  readonly text: string
  readonly quote?: Extract<Part, { type: 'selection' }>
  /** The question that this is another version of. */
  readonly edits?: MessageId
}

/** What is being edited where it stands is kept beside what stands in the composer. */
export type DraftPlace = 'composer' | 'edit'

export const EMPTY_DRAFT: Draft = { text: '' }

export function toParts({ text, quote }: Draft): Part[] {
  const typed = text.trim()
  return [...(quote ? [quote] : []), ...(typed ? [{ type: 'text' as const, text: typed }] : [])]
}

/** What has been sent or queued, as it stood in the composer. */
export function toDraft(parts: readonly Part[]): Draft {
  const quote = parts.find(part => part.type === 'selection')
  const text = parts.flatMap(part => (part.type === 'text' ? part.text : [])).join('\n\n')
  return { text, ...(quote && { quote }) }
}

/** Both texts, and the first one's quote where there are two. */
export function joinDrafts(first: Draft, second: Draft): Draft {
  const quote = first.quote ?? second.quote
  const text = [first.text, second.text].filter(Boolean).join('\n')
  return { text, ...(quote && { quote }) }
}
