import type { ConversationHead } from '../model/conversation.ts'
import type { Message } from '../model/message.ts'
import { EXPORT_FORMAT, EXPORT_VERSION } from './export-schema.ts'
import { MAX_IMPORT_BYTES } from './limits.ts'

const BEGIN = `{"format":"${EXPORT_FORMAT}","version":${EXPORT_VERSION},"conversations":[\n`
const END = '\n]}\n'
/** Characters that are joined before the browser is given them to keep. */
const PIECE = 1_000_000

export interface ExportWriter {
  /** A conversation begins; its messages follow. */
  head(head: ConversationHead): void
  message(message: Message): void
  /** The files, each whole by itself and, where a single conversation is not larger, small enough to be imported. */
  end(): Blob[]
}

/** Writes an export: a message a line, with nothing in it that is not stored, so that the same data gives the same bytes. */
export function createExportWriter(limit = MAX_IMPORT_BYTES): ExportWriter {
  const files: Blob[] = []
  let file: Blob[] = []
  let fileSize = 0
  let conversation: Blob[] = []
  let size = 0
  let text = ''
  let isOpen = false
  let hasMessages = false

  /** Blobs are the browser's to keep, on the disk if it likes: what is written so far weighs nothing here. */
  function flush(): void {
    const piece = new Blob([text])
    conversation.push(piece)
    size += piece.size
    text = ''
  }

  function close(): void {
    if (!isOpen) return
    text += hasMessages ? '\n]}' : ']}'
    flush()
    if (fileSize > 0 && BEGIN.length + fileSize + size + END.length > limit) endFile()
    if (fileSize > 0) file.push(new Blob([',\n']))
    file.push(...conversation)
    fileSize += size + 2
    conversation = []
    size = 0
    isOpen = false
  }

  function endFile(): void {
    files.push(new Blob([BEGIN, ...file, END], { type: 'application/json' }))
    file = []
    fileSize = 0
  }

  return {
    head(head) {
      close()
      text = `${JSON.stringify(head).slice(0, -1)},"messages":[`
      isOpen = true
      hasMessages = false
    },

    message(message) {
      text += `${hasMessages ? ',' : ''}\n${JSON.stringify(message)}`
      hasMessages = true
      if (text.length > PIECE) flush()
    },

    end() {
      close()
      if (fileSize > 0 || files.length === 0) endFile()
      return files
    },
  }
}
