import type { ConversationId } from '../model/message.ts'
import type { TransferStore } from '../store/store.ts'
import { createImportReader } from '../transfer/import-reader.ts'
import { MAX_IMPORT_BYTES } from '../transfer/limits.ts'
import { refuse } from '../transfer/refuse.ts'

/** What is read at a time: a few milliseconds of work, after which the page draws and listens again. In bytes. */
const SLICE = 128 * 1024

interface Options {
  readonly store: Pick<TransferStore, 'stageImport'>
  readonly importId: string
  readonly signal: AbortSignal
  /** The part of the file that is read, from 0 to 1. */
  readonly onProgress: (part: number) => void
}

/** What was staged of a file. */
export interface StagedFile {
  readonly parts: number
  readonly conversationIds: readonly ConversationId[]
}

/** Checks the whole file and stages what is in it. Throws `RefusedFile`. */
export async function stageFile(file: Blob, options: Options): Promise<StagedFile> {
  const { store, importId, signal, onProgress } = options
  if (file.size > MAX_IMPORT_BYTES) refuse('too-big', [])
  const reader = createImportReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let parts = 0
  const conversationIds: ConversationId[] = []

  async function stage(): Promise<void> {
    const staged = reader.take()
    if (staged.messages.length === 0 && staged.heads.length === 0) return
    await store.stageImport(importId, parts, staged)
    parts += 1
    for (const { id } of staged.heads) conversationIds.push(id)
  }

  for (let from = 0; from < file.size; from += SLICE) {
    signal.throwIfAborted()
    const bytes = await file.slice(from, from + SLICE).arrayBuffer()
    reader.write(decode(decoder, bytes))
    await stage()
    onProgress(Math.min(1, (from + SLICE) / file.size))
  }
  reader.write(decode(decoder))
  reader.end()
  await stage()
  signal.throwIfAborted()
  return { parts, conversationIds }
}

function decode(decoder: TextDecoder, bytes?: ArrayBuffer): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch {
    return refuse('encoding', [])
  }
}
