import type { ConversationId } from '../model/message.ts'
import type { Update } from '../protocol/update.ts'
import type { Surface, Surfaces } from './surfaces.ts'

/** The conversations in which an answer is being written, for the lists of all surfaces. */
export interface Answering {
  /** Until what it returns is called. */
  begin(id: ConversationId): () => void
  tell(surface: Surface): void
}

export function createAnswering(surfaces: Pick<Surfaces, 'tell'>): Answering {
  /** One each answer: the next one may begin before the last one has quite ended. */
  const running = new Map<symbol, ConversationId>()
  const update = (): Update => ({ type: 'answering', conversationIds: [...new Set(running.values())] })

  return {
    begin(id) {
      const answer = Symbol()
      running.set(answer, id)
      surfaces.tell(update())
      return () => {
        if (running.delete(answer)) surfaces.tell(update())
      }
    },
    tell: surface => surface.post(update()),
  }
}
