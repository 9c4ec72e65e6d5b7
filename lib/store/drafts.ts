import { get, promisifyRequest } from 'idb-keyval'
import { type Draft, type DraftPlace, EMPTY_DRAFT } from '../model/draft.ts'
import type { Handover } from '../model/handover.ts'
import { draftSchema, handoverSchema } from '../model/schemas.ts'
import { below, keys, read } from './keys.ts'
import type { Database } from './use-store.ts'

/** What waits for a person (drafts) and what waits for a panel (handovers). */
export function createDrafts({ strict, relaxed }: Database) {
  return {
    async draft(key: string, place?: DraftPlace): Promise<Draft> {
      return read(draftSchema, await get(keys.draft(key, place), relaxed)) ?? EMPTY_DRAFT
    },

    saveDraft(key: string, draft: Draft, place?: DraftPlace): Promise<void> {
      return relaxed('readwrite', store => {
        if (draft.text || draft.quote || draft.edits !== undefined) store.put(draft, keys.draft(key, place))
        else store.delete(keys.draft(key, place))
        return promisifyRequest(store.transaction)
      })
    },

    /** The newest wins: an older one that no panel took is what the person turned away from. */
    putHandover(windowId: number, handover: Handover): Promise<void> {
      return strict('readwrite', store => {
        store.put(handover, keys.handover(windowId))
        return promisifyRequest(store.transaction)
      })
    },

    /** Read and deleted in one transaction, so that it is taken once. */
    takeHandover(windowId: number): Promise<Handover | undefined> {
      return strict('readwrite', async store => {
        const record: unknown = await promisifyRequest(store.get(keys.handover(windowId)))
        store.delete(keys.handover(windowId))
        await promisifyRequest(store.transaction)
        return read(handoverSchema, record)
      })
    },

    /** Window ids start anew with the browser: what was handed over before is nobody's. */
    forgetHandovers(): Promise<void> {
      return strict('readwrite', store => {
        store.delete(below('handover'))
        return promisifyRequest(store.transaction)
      })
    },
  }
}
