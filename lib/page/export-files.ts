import type { Conversation } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { toKeptId } from '../model/temporary.ts'
import { seenTitle } from '../model/title.ts'
import type { Store, TransferStore } from '../store/store.ts'
import { toExported } from '../transfer/export-schema.ts'
import { createExportWriter } from '../transfer/export-writer.ts'
import { toFileName } from '../transfer/file-name.ts'
import { MAX_IMPORT_BYTES } from '../transfer/limits.ts'
import { toMarkdown } from '../transfer/to-markdown.ts'

/** A file for the browser to save. */
export interface SavedFile {
  readonly name: string
  readonly content: Blob
  /** A single message in it is more than an import takes. */
  readonly isTooLarge: boolean
}

type ExportStore = Pick<TransferStore, 'conversationIds' | 'exportedHead' | 'messageBatch'>

interface Progress {
  readonly signal: AbortSignal
  /** So many of so many conversations are written. */
  readonly onProgress: (done: number, all: number) => void
}

/** Everything, read and written a piece at a time. Several files where one would be too large to be imported. */
export async function exportAll(store: ExportStore, day: string, progress: Progress): Promise<SavedFile[]> {
  const ids = await store.conversationIds()
  return toFiles(await exportConversations(store, ids, progress), `mishalsgpt ${day}`)
}

function toFiles(contents: readonly Blob[], name: string): SavedFile[] {
  const { length } = contents
  return contents.map((content, index) => ({
    name: toFileName(length > 1 ? `${index + 1} of ${length} ${name}` : name, 'json'),
    content,
    isTooLarge: content.size > MAX_IMPORT_BYTES,
  }))
}

async function exportConversations(
  store: ExportStore,
  ids: readonly ConversationId[],
  { signal, onProgress }: Progress,
): Promise<Blob[]> {
  const writer = createExportWriter()
  for (const [index, id] of ids.entries()) {
    onProgress(index, ids.length)
    const exported = await store.exportedHead(id)
    if (!exported) continue
    const { head, shown } = exported
    // As an import takes it, so that it comes back the same.
    writer.head({ ...head, id: toKeptId(head.id), title: seenTitle(head.title) }, shown && toExported(shown))
    let next: IDBValidKey | undefined
    do {
      signal.throwIfAborted()
      const batch = await store.messageBatch(id, next)
      for (const message of batch.messages) writer.message(toExported(message))
      next = batch.next
    } while (next !== undefined)
  }
  return writer.end()
}

export type ConversationFormat = 'markdown' | 'json'

/** One conversation; no file where nothing is kept of it, and several where one would be too large to be imported. */
export async function conversationFiles(
  store: ExportStore & Pick<Store, 'conversation'>,
  id: ConversationId,
  format: ConversationFormat,
): Promise<SavedFile[]> {
  if (format === 'json') return conversationAsJson(store, id)
  const conversation = await store.conversation(id)
  return conversation ? [conversationAsMarkdown(conversation)] : []
}

/** With every version of its messages, in the format of the whole. */
async function conversationAsJson(store: ExportStore, id: ConversationId): Promise<SavedFile[]> {
  const exported = await store.exportedHead(id)
  if (!exported) return []
  const progress = { signal: new AbortController().signal, onProgress: () => {} }
  return toFiles(await exportConversations(store, [id], progress), exported.head.title)
}

/** As it is shown. */
function conversationAsMarkdown(conversation: Conversation): SavedFile {
  return {
    name: toFileName(conversation.title, 'md'),
    content: new Blob([toMarkdown(conversation)], { type: 'text/markdown;charset=utf-8' }),
    isTooLarge: false,
  }
}
