import { createId } from '../model/create-id.ts'
import { toParts } from '../model/draft.ts'
import type { Handover } from '../model/handover.ts'
import type { ConversationId } from '../model/message.ts'
import type { Update } from '../protocol/update.ts'
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
  readonly store: Pick<Store, 'putHandover' | 'takeHandover' | 'saveDraft' | 'saveLast' | 'settings'>
  readonly surfaces: Surfaces
  readonly engine: Engine
  readonly now: () => number
}

/** A preset that waits longer for its panel is not what the person is waiting for any more. */
const MAX_AGE = 60_000

type SelectionHandover = Extract<Handover, { type: 'selection' }>

/** Carries a selection or a question to the panel of the window it came from, and asks it exactly once. */
export function createHandovers({ store, surfaces, engine, now }: Options): Handovers {
  async function deliver(windowId: number): Promise<void> {
    if (surfaces.inWindow(windowId).length === 0) return
    const handover = await store.takeHandover(windowId)
    if (!handover) return
    const update = await toUpdate(handover)
    for (const surface of surfaces.inWindow(windowId)) surface.post(update)
  }

  async function toUpdate(handover: Handover): Promise<Update> {
    switch (handover.type) {
      case 'notice':
        return { type: 'notice', notice: handover.notice }
      case 'conversation':
        return { type: 'show', conversationId: handover.conversationId }
      case 'selection':
        return { type: 'show', conversationId: await openNew(handover) }
    }
  }

  /** A preset is asked at once, unless no server has been used yet, it is old or refused: then it waits as a draft. */
  async function openNew({ id, at, selection, prompt = '' }: SelectionHandover): Promise<ConversationId> {
    const conversationId = createId(now())
    const draft = { text: prompt, quote: selection }
    const { serverUsed } = await store.settings()
    const mayAsk = prompt !== '' && serverUsed && now() - at < MAX_AGE
    const asked = mayAsk && !(await engine.ask(conversationId, id, toParts(draft)))
    if (!asked) await store.saveDraft(conversationId, draft)
    // A panel that closes before it was told goes there when it is opened again.
    await store.saveLast('panel', conversationId)
    return conversationId
  }

  return {
    deliver,
    async give(windowId, handover) {
      await store.putHandover(windowId, handover)
      await deliver(windowId)
    },
  }
}
