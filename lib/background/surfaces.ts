import type { ConversationId } from '../model/message.ts'
import type { Update } from '../protocol/update.ts'

/** An open popup, panel or options page, as the background sees it. */
export interface Surface {
  post(update: Update): void
  /** Aborts when it closes: what was done for it alone is no longer wanted. */
  readonly gone: AbortSignal
  /** The conversation it asked for last; its snapshot may still be on the way. */
  wants?: ConversationId
  /** The conversation whose events it gets. */
  follows?: ConversationId
  /** The window whose handovers it takes. */
  windowId?: number
}

export interface Surfaces {
  add(surface: Surface): void
  remove(surface: Surface): void
  /** To everyone. */
  tell(update: Update): void
  tellFollowers(id: ConversationId, update: Update): void
  followed(id: ConversationId): boolean
  inWindow(windowId: number): readonly Surface[]
}

export function createSurfaces(): Surfaces {
  const surfaces = new Set<Surface>()
  const all = () => [...surfaces]

  return {
    add: surface => void surfaces.add(surface),
    remove: surface => void surfaces.delete(surface),
    tell(update) {
      for (const surface of all()) surface.post(update)
    },
    tellFollowers(id, update) {
      for (const surface of all()) if (surface.follows === id) surface.post(update)
    },
    followed: id => all().some(surface => surface.follows === id),
    inWindow: windowId => all().filter(surface => surface.windowId === windowId),
  }
}
