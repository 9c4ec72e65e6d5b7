import type { Conversation } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import type { Store, TransferStore } from '../store/store.ts'
import { toExported } from '../transfer/export-schema.ts'
import { createExportWriter } from '../transfer/export-writer.ts'
import { toFileName } from '../transfer/file-name.ts'
import { toMarkdown } from '../transfer/to-markdown.ts'

/** A file for the browser to save. */
export interface SavedFile {
  readonly name: string
  readonly content: Blob
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
  const files = await exportConversations(store, ids, progress)
  return files.map((content, index) => ({
    name: toFileName(
      ['mishalsgpt', day, files.length > 1 ? `${index + 1} of ${files.length}` : '']
        .filter(Boolean)
        .join(' '),
      'json',
    ),
    content,
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
    const head = await store.exportedHead(id)
    if (!head) continue
    writer.head(head)
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

/** One conversation; `undefined` where nothing is kept of it. */
export async function conversationFile(
  store: ExportStore & Pick<Store, 'conversation'>,
  id: ConversationId,
  format: ConversationFormat,
): Promise<SavedFile | undefined> {
  if (format === 'json') return conversationAsJson(store, id)
  const conversation = await store.conversation(id)
  return conversation && conversationAsMarkdown(conversation)
}

/** With every version of its messages, in the format of the whole. */
async function conversationAsJson(store: ExportStore, id: ConversationId): Promise<SavedFile | undefined> {
  const head = await store.exportedHead(id)
  if (!head) return undefined
  const progress = { signal: new AbortController().signal, onProgress: () => {} }
  const [content] = await exportConversations(store, [id], progress)
  return content && { name: toFileName(head.title, 'json'), content }
}

/** As it is shown. */
function conversationAsMarkdown(conversation: Conversation): SavedFile {
  return {
    name: toFileName(conversation.title, 'md'),
    content: new Blob([toMarkdown(conversation)], { type: 'text/markdown;charset=utf-8' }),
  }
}
