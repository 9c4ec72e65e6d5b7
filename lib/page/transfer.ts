import { type ReadonlySignal, signal } from '@preact/signals'
import { createId } from '../model/create-id.ts'
import type { ImportRefusal, ImportResult } from '../model/import-refusal.ts'
import { importLock } from '../model/staged.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { TransferStore } from '../store/store.ts'
import { RefusedFile } from '../transfer/refuse.ts'
import type { SavedFile } from './export-files.ts'

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
  | { readonly status: 'cancelled' }
  /** The browser could not read or write; nothing changed. */
  | { readonly status: 'failed' }

/** What of a person's data goes out to files and comes in from them; one thing at a time. */
export interface Transfer {
  readonly state: ReadonlySignal<TransferState>
  exportEverything(): Promise<void>
  importFile(file: Blob): Promise<void>
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
  let controller: AbortController | undefined
  let onCancel = () => {}

  /** Runs what `cancel` ends, and shows what came of it. */
  async function run(work: (signal: AbortSignal) => Promise<TransferState>): Promise<void> {
    if (controller) return
    controller = new AbortController()
    const { signal } = controller
    try {
      state.value = await work(signal)
    } catch (error) {
      if (error instanceof RefusedFile) state.value = { status: 'refused', refusal: error.refusal }
      else state.value = { status: signal.aborted ? 'cancelled' : 'failed' }
    } finally {
      controller = undefined
      onCancel = () => {}
    }
  }

  async function stageAndMerge(file: Blob, importId: string, signal: AbortSignal): Promise<TransferState> {
    const { stageFile } = await import('./import-file.ts')
    const parts = await stageFile(file, {
      store,
      importId,
      signal,
      onProgress: part => {
        state.value = { status: 'reading', part }
      },
    })
    state.value = { status: 'merging' }
    onCancel = () => void send({ type: 'cancel-import', importId })
    const reply = await send({ type: 'merge-import', importId, parts })
    if (reply.status === 'imported') return reply
    return { status: reply.status === 'cancelled' ? 'cancelled' : 'failed' }
  }

  return {
    state,

    exportEverything: () =>
      run(async signal => {
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
      }),

    importFile: file =>
      run(signal => {
        state.value = { status: 'reading', part: 0 }
        const importId = createId(now())
        // While it is held, a background that starts knows that somebody is at it.
        return locks.request(importLock(importId), async () => {
          try {
            return await stageAndMerge(file, importId, signal)
          } finally {
            await store.discardImport(importId).catch(() => {})
          }
        })
      }),

    cancel() {
      controller?.abort()
      onCancel()
    },
  }
}
