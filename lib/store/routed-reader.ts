import { isTemporary } from '../model/temporary.ts'
import { joinUndos } from '../model/undo.ts'
import type { StoreReader } from './store.ts'

type Shared = Pick<StoreReader, 'heads' | 'draft' | 'unread' | 'undos' | 'last'>

/** What surfaces and the background read in the same way. */
export function createRoutedReads(disk: Shared, memory: Shared): Shared {
  return {
    draft: (id, place) => (isTemporary(id) ? memory : disk).draft(id, place),

    async heads() {
      const [inMemory, onDisk] = await Promise.all([memory.heads(), disk.heads()])
      return [...inMemory, ...onDisk].sort((a, b) => b.updated - a.updated)
    },

    async unread() {
      const [inMemory, onDisk] = await Promise.all([memory.unread(), disk.unread()])
      return [...inMemory, ...onDisk].sort((a, b) => b.at - a.at)
    },

    /** Of what a person deleted the later; both where they are one offer. What grew old is on disk. */
    async undos() {
      const [[inMemory], onDisk] = await Promise.all([memory.undos(), disk.undos()])
      const own = onDisk.find(({ aged }) => !aged)
      if (!inMemory || (own && own.at > inMemory.at)) return onDisk
      const both = own?.at === inMemory.at ? joinUndos(own, inMemory) : inMemory
      return [both, ...onDisk.filter(({ aged }) => aged)]
    },

    /** A temporary conversation is what was shown last for as long as it is there; then, what was before it. */
    async last(surface) {
      const [inMemory, onDisk] = await Promise.all([memory.last(surface), disk.last(surface)])
      return inMemory ?? onDisk
    },
  }
}

/** What a surface reads, of two stores: a temporary conversation in `memory`, all else on `disk`. */
export function createRoutedReader(disk: StoreReader, memory: StoreReader): StoreReader {
  return {
    ...disk,
    ...createRoutedReads(disk, memory),
    begun: fresh => (isTemporary(fresh) ? memory : disk).begun(fresh),
    conversationEnd: id => (isTemporary(id) ? memory : disk).conversationEnd(id),
    isDeleted: id => (isTemporary(id) ? memory : disk).isDeleted(id),
    olderMessages: (id, before, count) => (isTemporary(id) ? memory : disk).olderMessages(id, before, count),
  }
}
