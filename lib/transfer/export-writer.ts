import type { ConversationHead } from '../model/conversation.ts'
import type { Message } from '../model/message.ts'
import { EXPORT_FORMAT, EXPORT_VERSION } from './export-schema.ts'
import { MAX_IMPORT_BYTES } from './limits.ts'

const BEGIN = `{"format":"${EXPORT_FORMAT}","version":${EXPORT_VERSION},"conversations":[\n`
const END = '\n]}\n'
/** Characters that are joined before the browser is given them to keep. */
const PIECE = 1_000_000
/** What stands around the messages of a conversation that has a file for itself, and a little more. */
const AROUND = BEGIN.length + END.length + 20

export interface ExportWriter {
  /** A conversation begins; its messages follow. `shown`: the one that its `leaf` names. */
  head(head: ConversationHead, shown?: Message): void
  message(message: Message): void
  /** The files, each whole by itself and, unless a single message is larger, small enough to be imported. */
  end(): Blob[]
}

/**
 * Writes an export: a message a line, with nothing in it that is not stored, so that the same data gives the same bytes.
 * A conversation that is larger than a file stands in several, with some of its messages in each and the one that it
 * shows in all of them: imported in any order, they make the conversation again.
 */
export function createExportWriter(limit = MAX_IMPORT_BYTES): ExportWriter {
  const files: Blob[] = []
  let file: Blob[] = []
  let fileText = ''
  let fileSize = 0
  let conversation: Blob[] = []
  let size = 0
  let text = ''
  let isOpen = false
  let hasMessages = false
  let begin = ''
  let shownId: string | undefined
  let shown = ''
  let shownSize = 0
  let hasShown = true

  /** Blobs are the browser's to keep, on the disk if it likes: what is written so far weighs nothing here. */
  function flush(): void {
    const piece = new Blob([text])
    conversation.push(piece)
    size += piece.size
    text = ''
  }

  function open(): void {
    text = begin
    isOpen = true
    hasMessages = false
    hasShown = shownId === undefined
  }

  function write(line: string): void {
    text += `${hasMessages ? ',' : ''}\n${line}`
    hasMessages = true
    if (text.length > PIECE) flush()
  }

  /** Whether there is room for a line, and for what is shown after it. */
  function hasRoom(line: string): boolean {
    const rest = limit - AROUND - (hasShown ? 0 : shownSize)
    // A unit is three bytes at most: only near the limit they are counted.
    if (size + 3 * (text.length + line.length) <= rest) return true
    flush()
    return size + bytesOf(line) <= rest
  }

  function close(): void {
    if (!isOpen) return
    isOpen = false
    if (!hasShown) write(shown)
    // Of which every message is damaged: an import would leave it out.
    if (!hasMessages) return
    text += '\n]}'
    // A blob for each of many short ones takes longer than all else.
    if (conversation.length > 0) flush()
    else size = bytesOf(text)
    if (fileSize > 0 && BEGIN.length + fileSize + size + END.length > limit) endFile()
    if (fileSize > 0) fileText += ',\n'
    if (conversation.length > 0) flushFile()
    file.push(...conversation)
    fileText += text
    if (fileText.length > PIECE) flushFile()
    fileSize += size + 2
    conversation = []
    size = 0
    text = ''
  }

  function flushFile(): void {
    file.push(new Blob([fileText]))
    fileText = ''
  }

  function endFile(): void {
    files.push(new Blob([BEGIN, ...file, fileText, END], { type: 'application/json' }))
    file = []
    fileText = ''
    fileSize = 0
  }

  return {
    head(head, shownLast) {
      close()
      begin = `${JSON.stringify(head).slice(0, -1)},"messages":[`
      shownId = shownLast?.id
      shown = JSON.stringify(shownLast) ?? ''
      shownSize = bytesOf(shown)
      open()
    },

    message(message) {
      const isShown = message.id === shownId
      // As it was when the conversation began here: it may be growing.
      const line = isShown ? shown : JSON.stringify(message)
      if (hasMessages && !hasRoom(line)) {
        close()
        endFile()
        open()
      }
      hasShown ||= isShown
      write(line)
    },

    end() {
      close()
      if (fileSize > 0 || files.length === 0) endFile()
      return files
    },
  }
}

const encoder = new TextEncoder()
const bytesOf = (text: string): number => encoder.encode(text).length
