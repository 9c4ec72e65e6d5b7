import { isTemporary } from '../model/temporary.ts'
import type { SearchReader, StoreReader } from './store.ts'

type Shared = Pick<StoreReader, 'heads' | 'draft' | 'unread' | 'undo' | 'last'>

/** What surfaces and the background read in the same way. */
export function createRoutedReads(disk: Shared, memory: Shared): Shared {
  return {
    draft: id => (isTemporary(id) ? memory : disk).draft(id),

    async heads() {
      const [inMemory, onDisk] = await Promise.all([memory.heads(), disk.heads()])
      return [...inMemory, ...onDisk].sort((a, b) => b.updated - a.updated)
    },

    async unread() {
      const [inMemory, onDisk] = await Promise.all([memory.unread(), disk.unread()])
      return [...inMemory, ...onDisk].sort((a, b) => b.at - a.at)
    },

    /** The later one; both where they were one deletion. */
    async undo() {
      const [inMemory, onDisk] = await Promise.all([memory.undo(), disk.undo()])
      if (!inMemory || !onDisk) return inMemory ?? onDisk
      if (inMemory.at !== onDisk.at) return inMemory.at > onDisk.at ? inMemory : onDisk
      return { ...inMemory, conversationIds: [...inMemory.conversationIds, ...onDisk.conversationIds] }
    },

    /** A temporary conversation is what was shown last for as long as it is there; then, what was before it. */
    async last(surface) {
      const [inMemory, onDisk] = await Promise.all([memory.last(surface), disk.last(surface)])
      return inMemory ?? onDisk
    },
  }
}

/** What a surface reads, of two stores: a temporary conversation in `memory`, all else on `disk`. */
export function createRoutedReader(
  disk: StoreReader & SearchReader,
  memory: StoreReader,
): StoreReader & SearchReader {
  return {
    ...disk,
    ...createRoutedReads(disk, memory),
    conversationEnd: id => (isTemporary(id) ? memory : disk).conversationEnd(id),
    olderMessages: (id, before, count) => (isTemporary(id) ? memory : disk).olderMessages(id, before, count),
  }
}
