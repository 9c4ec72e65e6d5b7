import { createImportReader } from '../../../lib/transfer/import-reader.ts'
import { RefusedFile } from '../../../lib/transfer/refuse.ts'

/** The conversations that are read of a file. */
export function readAll(text: string) {
  const reader = createImportReader()
  reader.write(text)
  reader.end()
  const { heads, messages } = reader.take()
  // One that stands in a file again has its head again.
  const unique = [...new Map(heads.map(head => [head.id, head])).values()]
  return unique.map(head => ({
    ...head,
    messages: messages
      .filter(({ conversationId }) => conversationId === head.id)
      .map(({ message }) => message),
  }))
}

/** Why it is refused and where; nothing where it is not. */
export function refusalOf(text: string): string {
  try {
    readAll(text)
  } catch (error) {
    if (error instanceof RefusedFile) return `${error.refusal.reason} ${error.refusal.path}`.trim()
    throw error
  }
  return ''
}
