import type { FailureKind } from '../model/failure.ts'
import type { ImportResult } from '../model/import-refusal.ts'
import type { ConversationId } from '../model/message.ts'
import type { TransferState } from './transfer.ts'

/** What came of one file. */
export type ImportedOne =
  | Extract<TransferState, { status: 'refused' | 'cancelled' | 'failed' }>
  | (Extract<TransferState, { status: 'imported' }> & {
      /** All that are in the file. */
      readonly conversationIds: readonly ConversationId[]
    })

/** What came of these of so many files, in the order of the files; the last of them may have ended it. */
export function sumOf(told: readonly { name: string; end: ImportedOne }[], files: number): TransferState {
  const results = withoutRepeated(told.map(({ end }) => end))
  const refused = told.flatMap(({ name, end }) =>
    end.status === 'refused' ? { name, refusal: end.refusal } : [],
  )
  const result = results.length > 0 ? results.reduce(add) : undefined
  const last = told.at(-1)?.end
  const by = last && whyEnded(last)
  if (result && results.length === files) return { status: 'imported', result }
  if (last && (files === 1 || (by && told.length === 1))) return last
  return {
    status: 'imported-some',
    ...(result && { result }),
    refused,
    ...(by && { ended: { by, files: files - told.length + 1 } }),
  }
}

function whyEnded(end: ImportedOne): 'cancelled' | FailureKind | undefined {
  if (end.status === 'failed') return end.kind
  return end.status === 'cancelled' ? 'cancelled' : undefined
}

/** What a file before it brought, or had as well, a file has not found here. */
function withoutRepeated(ends: readonly ImportedOne[]): ImportResult[] {
  const brought = new Set<ConversationId>()
  return ends.flatMap(end => {
    if (end.status !== 'imported') return []
    const { result, conversationIds } = end
    const repeated = conversationIds.filter(id => brought.has(id)).length
    for (const id of conversationIds) brought.add(id)
    return { ...result, known: Math.max(0, result.known - repeated) }
  })
}

function add(a: ImportResult, b: ImportResult): ImportResult {
  const mended = (a.mended ?? 0) + (b.mended ?? 0)
  const different = (a.different ?? 0) + (b.different ?? 0)
  const setUp = (a.setUp ?? 0) + (b.setUp ?? 0)
  return {
    added: a.added + b.added,
    known: a.known + b.known,
    messages: a.messages + b.messages,
    ...(mended > 0 && { mended }),
    ...(different > 0 && { different }),
    ...(setUp > 0 && { setUp }),
  }
}
