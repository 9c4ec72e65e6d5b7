import { createId } from '../model/create-id.ts'
import { EMPTY_DRAFT, toParts } from '../model/draft.ts'
import type { Handover } from '../model/handover.ts'
import type { ConversationId } from '../model/message.ts'
import type { Surface as SurfaceKind } from '../protocol/command.ts'
import type { Update } from '../protocol/update.ts'
import type { Store } from '../store/store.ts'
import type { Engine } from './engine.ts'
import type { Surface, Surfaces } from './surfaces.ts'

export interface Handovers {
  /** Puts something before the panel of a window, which may not be open yet. Resolves with whether one had it at once. */
  give(windowId: number, handover: Handover): Promise<boolean>
  /** A panel of this window is there: it gets what waits for it. */
  deliver(windowId: number): Promise<boolean>
  /** A popup over this window is there, and gets what no panel was there for. */
  collect(windowId: number, popup: Surface): Promise<boolean>
}

interface Options {
  readonly store: Pick<
    Store,
    'putHandover' | 'takeHandover' | 'begun' | 'draft' | 'saveDraft' | 'saveLast' | 'settings'
  >
  readonly surfaces: Surfaces
  readonly engine: Engine
  readonly now: () => number
}

/** A preset that waits longer for its panel is not what the person is waiting for any more. */
const MAX_AGE = 60_000

/** What is given next to a window, and whether a panel had it. */
interface Turn {
  handover: Handover
  readonly had: Promise<boolean>
}

type SelectionHandover = Extract<Handover, { type: 'selection' }>

/** Carries a selection or a question to the panel of the window it came from, and asks it exactly once. */
export function createHandovers({ store, surfaces, engine, now }: Options): Handovers {
  const turns = new Map<number, Turn>()
  let given: Promise<unknown> = Promise.resolve()

  async function take(windowId: number, turn: Turn): Promise<boolean> {
    turns.delete(windowId)
    await store.putHandover(windowId, turn.handover)
    return deliver(windowId)
  }

  async function deliver(windowId: number): Promise<boolean> {
    if (surfaces.inWindow(windowId).length === 0) return false
    return hand(windowId, 'panel', () => surfaces.inWindow(windowId))
  }

  async function hand(windowId: number, place: SurfaceKind, to: () => readonly Surface[]): Promise<boolean> {
    const handover = await store.takeHandover(windowId)
    if (!handover) return false
    const update = await toUpdate(handover, place)
    for (const surface of to()) surface.post(update)
    return true
  }

  async function toUpdate(handover: Handover, place: SurfaceKind): Promise<Update> {
    switch (handover.type) {
      case 'notice':
        return { type: 'notice', notice: handover.notice }
      case 'conversation':
        return { type: 'show', conversationId: handover.conversationId }
      case 'selection':
        return { type: 'show', conversationId: await openNew(handover, place) }
    }
  }

  /** A preset is asked at once, unless no server has been used yet, it is old or refused: then it waits as a draft. */
  async function openNew(handover: SelectionHandover, place: SurfaceKind): Promise<ConversationId> {
    const { id, at, selection, prompt = '' } = handover
    const conversationId = createId(now())
    const draft = { text: prompt, quote: selection }
    const { serverUsed } = await store.settings()
    const mayAsk = prompt !== '' && serverUsed && now() - at < MAX_AGE
    const asked = mayAsk && !(await engine.ask(conversationId, id, toParts(draft)))
    if (!asked) {
      await dropUntouched(conversationId)
      await store.saveDraft(conversationId, draft)
    }
    // One that closes before it was told goes there when it is opened again.
    await store.saveLast(place, conversationId)
    return conversationId
  }

  /** A selection that nobody has written a word to gives way to the next: a script in a page may offer them by the thousand. */
  async function dropUntouched(next: ConversationId): Promise<void> {
    const begun = await store.begun(next)
    if (begun === next) return
    const { text, quote } = await store.draft(begun)
    if (!text && quote?.type === 'selection') await store.saveDraft(begun, EMPTY_DRAFT)
  }

  return {
    deliver,
    collect: (windowId, popup) => hand(windowId, 'popup', () => [popup]),
    // One after the other, and of those that come meanwhile the newest alone: a thousand at once would have all others wait.
    give(windowId, handover) {
      const waiting = turns.get(windowId)
      if (waiting) {
        waiting.handover = handover
        return waiting.had
      }
      const turn: Turn = { handover, had: given.then(() => take(windowId, turn)) }
      turns.set(windowId, turn)
      given = turn.had.catch(() => {})
      return turn.had
    },
  }
}
