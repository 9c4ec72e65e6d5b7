import type { ConversationId } from '../model/message.ts'
import { isTemporary } from '../model/temporary.ts'
import { createRoutedReads } from './routed-reader.ts'
import type { BackgroundStore } from './store.ts'

/**
 * One store of two: what belongs to a temporary conversation is in `memory` and nowhere else, and whoever uses the store
 * need not know. What belongs to no conversation is on `disk`.
 */
export function createRoutedStore(disk: BackgroundStore, memory: BackgroundStore): BackgroundStore {
  const home = (id: ConversationId): BackgroundStore => (isTemporary(id) ? memory : disk)
  const away = (id: ConversationId): BackgroundStore => (isTemporary(id) ? disk : memory)

  /** Not even the id of a temporary conversation is for the disk. */
  const ownOf = (store: BackgroundStore, ids: readonly ConversationId[]) =>
    ids.filter(id => home(id) === store)

  /** Has each store do its part of the work, where it has one. */
  async function each<T>(
    ids: readonly ConversationId[],
    work: (store: BackgroundStore, own: readonly ConversationId[]) => Promise<T[]>,
  ): Promise<T[]> {
    const done: T[] = []
    for (const store of [memory, disk]) {
      const own = ownOf(store, ids)
      if (own.length > 0) done.push(...(await work(store, own)))
    }
    return done
  }

  /** What both have, what is in memory first. */
  async function both<T>(read: (store: BackgroundStore) => Promise<T[]>): Promise<T[]> {
    return (await Promise.all([memory, disk].map(read))).flat()
  }

  return {
    ...disk,
    ...createRoutedReads(disk, memory),

    conversation: id => home(id).conversation(id),
    begin: (conversation, messages, answer) => home(conversation.id).begin(conversation, messages, answer),
    append: (messageId, n, segment) => home(segment.conversationId).append(messageId, n, segment),
    passOn: (id, answer) => home(id).passOn(id, answer),
    commit: (conversation, answer) => home(conversation.id).commit(conversation, answer),
    dropJournal: unfinished => home(unfinished.conversationId).dropJournal(unfinished),
    unfinished: () => both(store => store.unfinished()),
    create: conversation => home(conversation.id).create(conversation),
    select: (id, leaf) => home(id).select(id, leaf),
    configure: (head, change) => home(head.id).configure(head, change),
    rename: (id, title, named) => home(id).rename(id, title, named),

    saveDraft: (id, draft, place) => home(id).saveDraft(id, draft, place),
    queue: id => home(id).queue(id),
    queuing: () => both(store => store.queuing()),
    putQueued: (id, question) => home(id).putQueued(id, question),
    deleteQueued: (id, questionId, draft) => home(id).deleteQueued(id, questionId, draft),

    pin: (ids, pinned) => each(ids, (store, own) => store.pin(own, pinned)),

    async remove(ids, at, { undo = ids, ...removal } = {}) {
      // What the other one still offers stays one offer with this; where it cannot be written to, this goes all the same.
      const others = removal.outdated ? [] : [memory, disk].filter(store => ownOf(store, ids).length === 0)
      for (const store of others) await store.prolongUndo(removal.offeredAt ?? at).catch(() => {})
      return each(ids, (store, own) => store.remove(own, at, { ...removal, undo: ownOf(store, undo) }))
    },
    restore: (ids, at, all = ids) => each(ids, (store, own) => store.restore(own, at, ownOf(store, all))),
    shelvings: async () => (await both(store => store.shelvings())).sort((a, b) => a.at - b.at),

    async forgetUndo(at) {
      await Promise.all([memory.forgetUndo(at), disk.forgetUndo(at)])
    },
    async purge(time, agedTime) {
      await Promise.all([memory.purge(time, agedTime), disk.purge(time, agedTime)])
    },

    putUnread: answer => home(answer.conversationId).putUnread(answer),
    deleteUnread: id => home(id).deleteUnread(id),

    /** In memory is what is to be forgotten with the browser. */
    secret: async id => (await memory.secret(id)) ?? disk.secret(id),
    async saveConnection(connection, secret, after) {
      const { id, forgetKey } = connection
      // First, so that at no moment it stands beside another server's address.
      await memory.putSecret(id, undefined)
      await disk.saveConnection(connection, forgetKey ? undefined : secret, after)
      if (forgetKey) await memory.putSecret(id, secret)
    },
    async applyPolicy(policy, digests) {
      const changed = await disk.applyPolicy(policy, digests)
      // Of one that was not locked the person may have had the key forgotten with the browser.
      for (const id of changed ?? []) await memory.putSecret(id, undefined)
      return changed
    },
    async purgeConnections(time) {
      const gone = await disk.purgeConnections(time)
      for (const id of gone) await memory.putSecret(id, undefined)
      return gone
    },

    async saveLast(surface, id) {
      if (!isTemporary(id)) await memory.forgetLast(surface)
      await home(id).saveLast(surface, id)
    },

    async putHandover(windowId, handover) {
      const id = handover.type === 'conversation' ? handover.conversationId : ''
      // The newest wins, wherever the one before it is.
      await away(id).takeHandover(windowId)
      await home(id).putHandover(windowId, handover)
    },
    takeHandover: async windowId => (await memory.takeHandover(windowId)) ?? disk.takeHandover(windowId),

    async putPermissionWait(origin, wait) {
      await away(wait.conversationId).takePermissionWaits([origin])
      await home(wait.conversationId).putPermissionWait(origin, wait)
    },
    permissionWaitOrigins: async () => [...new Set(await both(store => store.permissionWaitOrigins()))],
    takePermissionWaits: origins => both(store => store.takePermissionWaits(origins)),
  }
}
