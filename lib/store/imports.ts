import { promisifyRequest } from 'idb-keyval'
import type { ImportResult } from '../model/import-refusal.ts'
import { type ConversationId, isBeingWritten, isUnreadable, type Message } from '../model/message.ts'
import { headSchema, importResultSchema, messageSchema } from '../model/schemas.ts'
import { isSetUp } from '../model/setup.ts'
import { type Staged, stagedSchema } from '../model/staged.ts'
import { putHead } from './head.ts'
import { changeHead } from './heads.ts'
import { below, keys, read } from './keys.ts'
import { readLinks, withMore } from './links.ts'
import { namesOf, readFrom } from './records.ts'
import { seeTangle } from './see-tangle.ts'
import { setAside } from './set-aside.ts'
import type { Database } from './use-store.ts'

export interface Merged {
  readonly result: ImportResult
  /** The conversations that have what they did not have. */
  readonly touched: readonly ConversationId[]
}

/** Imports on their way: staged by the page that reads the file, merged by the background. */
export function createImports({ strict, relaxed }: Database) {
  return {
    /** The one thing that a page writes. Parts count from 0. */
    stageImport(importId: string, n: number, staged: Staged): Promise<void> {
      return relaxed('readwrite', store => {
        store.add(staged, keys.staged(importId, n))
        return promisifyRequest(store.transaction)
      })
    },

    discardImport(importId: string): Promise<void> {
      return strict('readwrite', store => {
        store.delete(below('import', importId))
        return promisifyRequest(store.transaction)
      })
    },

    /** The imports of which something is left. */
    stagedImports(): Promise<string[]> {
      return relaxed('readonly', store => namesOf(store, 'import'))
    },

    /**
     * One transaction: all that the file has and the store has not is added, no message that is there and can be read is
     * changed, and what was staged is gone. Merged a second time, it is what it was the first time. However old it is, nothing that came
     * goes before its days are over, counted from `at`. Throws `TangledError` where a file is whole and
     * what it makes with others is not.
     */
    mergeImport(importId: string, parts: number, signal: AbortSignal, at: number): Promise<Merged> {
      return strict('readwrite', async store => {
        const before = await readFrom(store, importResultSchema, keys.imported(importId))
        if (before) return { result: before, touched: [] }

        const known = new Map<ConversationId, boolean>()
        /** The heads that cannot be read. */
        const damaged = new Set<ConversationId>()
        const touched = new Set<ConversationId>()
        /** When something last happened, by the file, in those that were here or stand in the file again. */
        const updated = new Map<ConversationId, number>()
        const added = new Set<ConversationId>()
        let messages = 0
        let mended = 0
        let different = 0
        let setUp = 0

        async function isKnown(id: ConversationId): Promise<boolean> {
          const found = known.get(id)
          if (found !== undefined) return found
          const head = await promisifyRequest<unknown>(store.get(keys.conversation(id)))
          const isThere = head !== undefined
          known.set(id, isThere)
          if (isThere && !read(headSchema, head)) damaged.add(id)
          return isThere
        }

        for (let n = 0; n < parts; n++) {
          signal.throwIfAborted()
          const staged = await readFrom(store, stagedSchema, keys.staged(importId, n))
          // Somebody took it away: half an import is none.
          if (!staged) throw new DOMException('A part of the import is missing', 'NotFoundError')
          for (const { conversationId, message } of staged.messages) {
            const key = keys.message(conversationId, message.id)
            const wasKnown = await isKnown(conversationId)
            const value = wasKnown ? await promisifyRequest<unknown>(store.get(key)) : undefined
            if (value === undefined) messages += 1
            else {
              const here = read(messageSchema, value)
              if (isUnreadable(message)) continue
              if (here && !isUnreadable(here)) {
                // What is being written here is further in its journal.
                if (!isBeingWritten(here) && wordsOf(here) !== wordsOf(message)) different += 1
                continue
              }
              if (!here) await setAside(store, conversationId, { key, value })
              mended += 1
            }
            store.put(message, key)
            touched.add(conversationId)
          }
          for (const head of staged.heads) {
            if (added.has(head.id) || (await isKnown(head.id))) {
              updated.set(head.id, head.updated)
              if (!damaged.delete(head.id)) continue
              mended += 1
            } else {
              added.add(head.id)
              if (isSetUp(head.setup)) setUp += 1
            }
            await putHead(store, { ...head, keptSince: at })
            touched.add(head.id)
          }
          store.delete(keys.staged(importId, n))
        }
        for (const id of touched) {
          store.put('', keys.unindexed(id))
          if (!updated.has(id)) continue
          const links = await readLinks(store, id)
          seeTangle(id, links)
          await changeHead(store, id, head => ({ ...withMore(head, links, updated.get(id)), keptSince: at }))
        }
        const result: ImportResult = {
          added: added.size,
          known: [...known.values()].filter(Boolean).length,
          messages,
          ...(mended > 0 && { mended }),
          ...(different > 0 && { different }),
          ...(setUp > 0 && { setUp }),
        }
        store.put(result, keys.imported(importId))
        signal.throwIfAborted()
        await promisifyRequest(store.transaction)
        return { result, touched: [...touched] }
      })
    },
  }
}

/** What of a message a person wrote or reads. */
const wordsOf = (message: Message): string =>
  message.role === 'user' ? JSON.stringify(message.parts.map(({ text }) => text)) : message.text
