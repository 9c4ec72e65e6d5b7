import { type ReadonlySignal, signal } from '@preact/signals'
import { createId } from '../model/create-id.ts'
import type { FailureKind } from '../model/failure.ts'
import type { ImportRefusal, ImportResult } from '../model/import-refusal.ts'
import { importLock } from '../model/staged.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import { toStorageFailure } from '../store/newer-data-error.ts'
import type { TransferStore } from '../store/store.ts'
import { RefusedFile, refuse } from '../transfer/refuse.ts'
import type { SavedFile } from './export-files.ts'
import { type ImportedOne, sumOf } from './import-sum.ts'

export type TransferState =
  | { readonly status: 'idle' }
  | { readonly status: 'exporting'; readonly part: number }
  /** `tooLarge` of the files are more than an import takes. */
  | { readonly status: 'exported'; readonly files: number; readonly tooLarge: number }
  | { readonly status: 'reading'; readonly part: number }
  /** The background makes conversations of what was read: how far it is, it cannot say. */
  | { readonly status: 'merging' }
  | { readonly status: 'imported'; readonly result: ImportResult }
  | { readonly status: 'refused'; readonly refusal: ImportRefusal }
  /** Not all of several files: `result` of those that are imported, where there are any. */
  | {
      readonly status: 'imported-some'
      readonly result?: ImportResult
      readonly refused: readonly RefusedImport[]
      /** What ended it before its end, and how many files were not imported for that. */
      readonly ended?: { readonly by: 'cancelled' | FailureKind; readonly files: number }
    }
  | { readonly status: 'cancelled' }
  /** What was read or written could not be; nothing changed. */
  | { readonly status: 'failed'; readonly kind: FailureKind }

export interface RefusedImport {
  readonly name: string
  readonly refusal: ImportRefusal
}

/** What of a person's data goes out to files and comes in from them; one thing at a time. */
export interface Transfer {
  readonly state: ReadonlySignal<TransferState>
  /** Files that came while something else was going on, and have not begun. */
  readonly waiting: ReadonlySignal<number>
  exportEverything(): Promise<void>
  /**
   * One after another, behind what is going on. Of each file all is imported or nothing, and one that is refused does
   * not stop the others.
   */
  importFiles(files: readonly File[]): Promise<void>
  /** Nothing is changed by what is cancelled. */
  cancel(): void
}

interface Options {
  readonly store: TransferStore
  readonly send: (command: Command) => Promise<Reply>
  readonly locks: Pick<LockManager, 'request'>
  readonly save: (file: SavedFile) => void
  readonly now: () => number
}

export function createTransfer({ store, send, locks, save, now }: Options): Transfer {
  const state = signal<TransferState>({ status: 'idle' })
  const waiting = signal(0)
  let controller: AbortController | undefined
  let running: Promise<void> | undefined
  /** The files of the import that is going on. */
  let importing: File[] | undefined
  let onCancel = () => {}

  /** Runs what `cancel` ends, and shows what came of it. */
  function run(work: (signal: AbortSignal) => Promise<TransferState>): Promise<void> {
    controller = new AbortController()
    const { signal } = controller
    running = work(signal)
      .catch((error): TransferState => (signal.aborted ? { status: 'cancelled' } : toFailed(error)))
      .then(end => {
        controller = undefined
        running = undefined
        onCancel = () => {}
        state.value = end
      })
    return running
  }

  async function importAll(files: File[], signal: AbortSignal): Promise<TransferState> {
    const told: { name: string; end: ImportedOne }[] = []
    // It may grow meanwhile.
    for (const [index, file] of files.entries()) {
      waiting.value = Math.min(waiting.value, files.length - index - 1)
      const onProgress = (part: number) => {
        state.value = { status: 'reading', part: (index + part) / files.length }
      }
      onProgress(0)
      const end = await importOne(file, signal, onProgress)
      told.push({ name: file.name, end })
      if (end.status === 'cancelled' || end.status === 'failed') break
    }
    importing = undefined
    waiting.value = 0
    return sumOf(told, files.length)
  }

  async function importFiles(files: readonly File[]): Promise<void> {
    if (!running) {
      const all = [...files]
      importing = all
      return run(signal => importAll(all, signal))
    }
    waiting.value += files.length
    importing?.push(...files)
    if (importing) return running
    await running
    waiting.value -= files.length
    return importFiles(files)
  }

  function importOne(
    file: Blob,
    signal: AbortSignal,
    onProgress: (part: number) => void,
  ): Promise<ImportedOne> {
    const importId = createId(now())
    onCancel = () => {}
    // While it is held, a background that starts knows that somebody is at it.
    return locks.request(importLock(importId), async () => {
      try {
        return await stageAndMerge(file, importId, signal, onProgress)
      } catch (error) {
        if (error instanceof RefusedFile) return { status: 'refused', refusal: error.refusal }
        return signal.aborted ? { status: 'cancelled' } : toFailed(error)
      } finally {
        await store.discardImport(importId).catch(() => {})
      }
    })
  }

  async function stageAndMerge(
    file: Blob,
    importId: string,
    signal: AbortSignal,
    onProgress: (part: number) => void,
  ): Promise<ImportedOne> {
    const { stageFile } = await import('./import-file.ts')
    const { parts, conversationIds } = await stageFile(file, {
      store,
      importId,
      signal,
      onProgress,
    })
    state.value = { status: 'merging' }
    onCancel = () => void send({ type: 'cancel-import', importId })
    const reply = await send({ type: 'merge-import', importId, parts })
    if (reply.status === 'tangled') {
      refuse('tangled', ['conversations', reply.conversationId, 'messages', reply.messageId, 'parent'])
    }
    if (reply.status === 'imported') return { ...reply, conversationIds }
    if (reply.status === 'cancelled') return reply
    return { status: 'failed', kind: reply.status === 'failed' ? reply.failure.kind : 'storage' }
  }

  return {
    state,
    waiting,

    async exportEverything() {
      if (running) return
      await run(async signal => {
        state.value = { status: 'exporting', part: 0 }
        const day = new Date(now()).toISOString().slice(0, 10)
        const { exportAll } = await import('./export-files.ts')
        const files = await exportAll(store, day, {
          signal,
          onProgress: (done, all) => {
            state.value = { status: 'exporting', part: done / all }
          },
        })
        for (const file of files) save(file)
        return {
          status: 'exported',
          files: files.length,
          tooLarge: files.filter(file => file.isTooLarge).length,
        }
      })
    },

    importFiles,

    cancel() {
      controller?.abort()
      onCancel()
    },
  }
}

const toFailed = (error: unknown) => ({ status: 'failed', kind: toStorageFailure(error).kind }) as const
