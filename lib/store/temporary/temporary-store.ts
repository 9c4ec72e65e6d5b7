import type { Connection } from '../../model/connection.ts'
import type { Answer } from '../../model/message.ts'
import { toStorageFailure } from '../newer-data-error.ts'
import { type BackgroundStore, createBackgroundStore } from '../store.ts'
import { openSession } from './open-session.ts'
import type { SessionArea } from './session-area.ts'
import { TemporaryFullError } from './temporary-full-error.ts'

/**
 * Bytes of UTF-8 that all temporary chats may take together. Browsers allow 10 MB; one of them counts two bytes for each
 * character of a text that is not all Latin.
 */
export const MAX_TEMPORARY = 4 * 1024 * 1024

/** Kept back from what is said, for the ends of answers, for drafts, names and choices. */
const RESERVE = 128 * 1024

/** The same store in memory. Nothing in it is searched. */
export function createTemporaryStore(area: SessionArea, preset: Connection): BackgroundStore {
  const database = openSession(area, 'writer')
  const store = createBackgroundStore(database(MAX_TEMPORARY), preset, false)
  const { begin, append, create, putQueued } = createBackgroundStore(
    database(MAX_TEMPORARY - RESERVE),
    preset,
    false,
  )

  /** The answer, or as much of it as there is room for. */
  async function commit(...[conversation, answer]: Parameters<BackgroundStore['commit']>): Promise<Answer> {
    for (let kept = answer; ; kept = shorten(kept)) {
      try {
        return await store.commit(conversation, kept)
      } catch (error) {
        if (!(error instanceof TemporaryFullError) || isEmpty(kept)) throw error
      }
    }
  }

  return { ...store, begin, append, commit, create, putQueued }
}

const isEmpty = ({ text, reasoning = '' }: Answer) => text === '' && reasoning === ''

/** By a twentieth of what is longer, its text or its reasoning. */
function shorten({ text, reasoning = '', ...answer }: Answer): Answer {
  const cut = (long: string) => long.slice(0, long.length * 0.95).replace(/[\ud800-\udbff]$/, '')
  const isText = text.length >= reasoning.length
  return {
    ...answer,
    text: isText ? cut(text) : text,
    ...(reasoning && { reasoning: isText ? reasoning : cut(reasoning) }),
    outcome: { status: 'interrupted', failure: toStorageFailure(new TemporaryFullError()) },
  }
}
