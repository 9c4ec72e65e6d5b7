/** Bytes that must be free. A database may write some millions down anew at any time, and the browser has more than one. */
const LEAST = 16 * 1024 * 1024
/** Milliseconds for which an answer holds. */
export const ROOM_HOLDS = 1_000

type Storage = Pick<StorageManager, 'estimate'>

/**
 * Says whether something can be written without danger. Chromium does not come through a full disk: it goes on behind a
 * record that was cut off in the middle, finds that when it opens the database again, and throws all of it away. So nothing is
 * written that might fill the disk. Where nobody can tell there is room.
 */
export function createRoomCheck(
  // Under the name `storage` WXT would put a module of its own, though it is told to import nothing.
  disk: Storage | undefined = globalThis.navigator?.storage,
): () => Promise<boolean> {
  let answer = Promise.resolve(true)
  let until = 0

  async function look(): Promise<boolean> {
    try {
      const { quota, usage } = (await disk?.estimate()) ?? {}
      return quota === undefined || usage === undefined || quota - usage >= LEAST
    } catch {
      return true
    }
  }

  return () => {
    if (performance.now() >= until) {
      until = performance.now() + ROOM_HOLDS
      answer = look()
    }
    return answer
  }
}
