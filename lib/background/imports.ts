import { importLock } from '../model/staged.ts'
import type { Reply } from '../protocol/update.ts'
import type { Store } from '../store/store.ts'
import { TangledError } from '../store/tangled-error.ts'
import type { Locks } from './answer-runner.ts'
import type { KeepAlive } from './keep-alive.ts'
import type { LiveConversations } from './live-conversations.ts'
import type { Surfaces } from './surfaces.ts'

/** What pages have read of files, on its way into the conversations. */
export interface Imports {
  /** All of it or nothing. */
  merge(importId: string, parts: number): Promise<Reply>
  cancel(importId: string): void
  /** Forgets what a page that closed has left. Every start of a background does. */
  sweep(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'mergeImport' | 'stagedImports' | 'discardImport'>
  readonly conversations: LiveConversations
  readonly surfaces: Surfaces
  readonly keepAlive: KeepAlive
  readonly locks: Locks
  readonly now: () => number
  /** The search has something to get to know. */
  readonly onMerged: () => void
}

export function createImports({
  store,
  conversations,
  surfaces,
  keepAlive,
  locks,
  now,
  onMerged,
}: Options): Imports {
  const merging = new Map<string, AbortController>()

  return {
    async merge(importId, parts) {
      const controller = new AbortController()
      merging.set(importId, controller)
      const rest = keepAlive.hold()
      try {
        const { result, touched } = await store.mergeImport(importId, parts, controller.signal, now())
        for (const id of touched) await conversations.refresh(id)
        surfaces.tell({ type: 'imported' })
        onMerged()
        return { status: 'imported', result }
      } catch (error) {
        if (controller.signal.aborted) return { status: 'cancelled' }
        if (error instanceof TangledError) {
          const { conversationId, messageId } = error
          return { status: 'tangled', conversationId, messageId }
        }
        throw error
      } finally {
        merging.delete(importId)
        rest()
      }
    },

    cancel: importId => merging.get(importId)?.abort(),

    async sweep() {
      for (const importId of await store.stagedImports()) {
        await locks.request(importLock(importId), { ifAvailable: true }, async lock => {
          if (lock) await store.discardImport(importId)
        })
      }
    },
  }
}
