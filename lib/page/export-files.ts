import type { Conversation } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { toKeptId } from '../model/temporary.ts'
import { seenTitle } from '../model/title.ts'
import type { ExportedHead } from '../store/exports.ts'
import type { Store, TransferStore } from '../store/store.ts'
import { toExported } from '../transfer/export-schema.ts'
import { createExportWriter, type ExportWriter } from '../transfer/export-writer.ts'
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

type ExportStore = Pick<TransferStore, 'conversationIds' | 'exportedHeads' | 'messageBatch'>

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

/** Conversations whose heads are read at once, each with the message that it shows. */
const CHUNK = 50

/** In the order of the keys, in which their messages stand as well. */
async function exportConversations(
  store: ExportStore,
  ids: readonly ConversationId[],
  { signal, onProgress }: Progress,
): Promise<Blob[]> {
  const writer = createExportWriter()
  for (let begun = 0; begun < ids.length; begun += CHUNK) {
    const chunk = ids.slice(begun, begun + CHUNK)
    const [first = '', last = first] = [chunk[0], chunk.at(-1)]
    const heads = await store.exportedHeads(chunk)
    let current: ConversationId | undefined
    let next: IDBValidKey | undefined
    do {
      signal.throwIfAborted()
      onProgress(begun + Math.max(0, chunk.indexOf(current ?? first)), ids.length)
      const batch = await store.messageBatch(first, last, next)
      for (const { conversationId, message } of batch.messages) {
        const exported = heads.get(conversationId)
        // Of one that has come or gone meanwhile.
        if (!exported) continue
        if (conversationId !== current) writer.head(...asImported(exported))
        current = conversationId
        writer.message(toExported(message))
      }
      next = batch.next
    } while (next !== undefined)
  }
  return writer.end()
}

/** As an import takes it, so that it comes back the same. */
function asImported({ head, shown }: ExportedHead): Parameters<ExportWriter['head']> {
  return [{ ...head, id: toKeptId(head.id), title: seenTitle(head.title) }, shown && toExported(shown)]
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
  const exported = (await store.exportedHeads([id])).get(id)
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
