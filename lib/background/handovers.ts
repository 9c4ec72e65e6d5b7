import { createId } from '../model/create-id.ts'
import type { Handover } from '../model/handover.ts'
import type { Part } from '../model/message.ts'
import type { Store } from '../store/store.ts'
import type { Engine } from './engine.ts'
import type { Surfaces } from './surfaces.ts'

export interface Handovers {
  /** Puts something before the panel of a window, which may not be open yet. */
  give(windowId: number, handover: Handover): Promise<void>
  /** A panel of this window is there: it gets what waits for it. */
  deliver(windowId: number): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'putHandover' | 'takeHandover' | 'saveDraft' | 'settings'>
  readonly surfaces: Surfaces
  readonly engine: Engine
  readonly now: () => number
}

/** Carries a selection or a question to the panel of the window it came from, and asks it exactly once. */
export function createHandovers({ store, surfaces, engine, now }: Options): Handovers {
  async function deliver(windowId: number): Promise<void> {
    if (surfaces.inWindow(windowId).length === 0) return
    const handover = await store.takeHandover(windowId)
    if (!handover) return
    const conversationId = handover.conversationId ?? createId(now())
    if (!handover.conversationId) await open(conversationId, handover)
    for (const surface of surfaces.inWindow(windowId)) {
      surface.post({
        type: 'show',
        conversationId,
        ...(handover.notice && { notice: handover.notice }),
      })
    }
  }

  /** A preset is asked at once, unless no server has been used yet or it is refused: then it waits as a draft. */
  async function open(conversationId: string, { id, selection, prompt }: Handover): Promise<void> {
    const parts: Part[] = [
      ...(selection ? [selection] : []),
      ...(prompt ? [{ type: 'text' as const, text: prompt }] : []),
    ]
    const { serverUsed } = await store.settings()
    const asked = prompt && serverUsed && !(await engine.ask(conversationId, id, parts))
    if (asked || parts.length === 0) return
    await store.saveDraft(conversationId, { text: prompt ?? '', ...(selection && { quote: selection }) })
  }

  return {
    deliver,
    async give(windowId, handover) {
      await store.putHandover(windowId, handover)
      await deliver(windowId)
    },
  }
}
