import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import { isTemporary } from '../model/temporary.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'
import { fold } from '../search/fold.ts'
import { hasAll } from '../search/passage.ts'
import { parseQuery, type Query } from '../search/query.ts'
import { rank } from '../search/rank.ts'
import type { SearchReader } from '../store/store.ts'
import { type Checked, checkFound, type Found } from './found.ts'
import { createPassages } from './passages.ts'

export interface Results {
  readonly found: readonly Found[]
  /** Of conversations; while it is being searched, so far. */
  readonly total: number
  readonly done: boolean
}

/** How far the making of the index is; `total` is 0 while that is not known. */
export interface Indexing {
  readonly left: number
  readonly total: number
}

export interface Search {
  readonly typed: ReadonlySignal<string>
  /** `undefined` where nothing is looked for. */
  readonly results: ReadonlySignal<Results | undefined>
  /** What the search does not know yet. */
  readonly indexing: ReadonlySignal<Indexing | undefined>
  /** Whether there are temporary chats, which are not looked through. */
  readonly leavesOut: ReadonlySignal<boolean>
  type(text: string): void
  /** More of what was found than is shown. */
  showMore(): void
  /** More messages of one conversation. */
  showMoreOf(id: ConversationId): void
  receive(update: Update): void
}

export interface SearchOptions {
  readonly store: SearchReader
  readonly heads: ReadonlySignal<readonly ConversationHead[] | undefined>
  readonly send: (command: Command) => Promise<Reply>
  readonly now: () => number
}

interface Amount {
  /** How many are shown. */
  readonly most?: number
  /** How many that are called so will do, without a look at the others. */
  readonly enough?: number
}

/** Conversations that are shown at once, with what stands around each hit. */
const SHOWN = 20
/** Those that come first: as many as fit a panel, so that they are there at once. */
const SHOWN_FIRST = 8
/** Messages of one conversation that are shown with it, and more of them with each wish. */
const PASSAGES = 3
const MORE_PASSAGES = 20
/** Between two looks at what was found so far. Milliseconds. */
const PAUSE = 120
/** Between two searches for the same while the index is being made. Milliseconds. */
const AGAIN = 1000

/** Titles are looked through here, where they all are; words in messages in the store. A newer key ends the older search. */
export function createSearch({ store, heads, send, now }: SearchOptions): Search {
  const typed = signal('')
  const results = signal<Results | undefined>(undefined)
  const indexing = signal<Indexing | undefined>(undefined)
  const foldedTitles = new WeakMap<ConversationHead, string>()
  let query: Query | undefined
  let shown = SHOWN
  let shownOf = new Map<ConversationId, number>()
  /** The newest search, and the newest showing of what it found: an older one ends. */
  let run = 0
  let published = 0
  let isLooking = false
  /** Something was written since it was begun to look. */
  let isStale = false
  let lookedAt = 0
  let hits = new Map<ConversationId, MessageId[]>()
  /** Whether they are called so, as far as that was asked. */
  let called = new Map<ConversationHead, boolean>()
  let done = false
  let passages = createPassages(store.messages)
  let asked = false

  function isCalled(head: ConversationHead, wanted: Query): boolean {
    const known = called.get(head)
    if (known !== undefined) return known
    const folded = foldedTitles.get(head) ?? fold(head.title)
    foldedTitles.set(head, folded)
    const is = hasAll(folded, wanted)
    called.set(head, is)
    return is
  }

  /** `again`: what was found stays until all is known that is there now. */
  async function look(wanted: Query, again: boolean): Promise<void> {
    const own = ++run
    const next = new Map<ConversationId, MessageId[]>()
    isLooking = true
    isStale = false
    if (!again) {
      hits = next
      called = new Map()
      done = false
      passages = createPassages(store.messages)
    }
    let looked = Number.NEGATIVE_INFINITY
    for await (const batch of store.search(wanted)) {
      if (own !== run) return
      for (const { conversationId, messageId } of batch) {
        const known = next.get(conversationId)
        if (known) known.push(messageId)
        else next.set(conversationId, [messageId])
      }
      if (again || batch.length === 0 || now() - looked < PAUSE) continue
      if (looked < 0) await publish(wanted, { most: SHOWN_FIRST, enough: SHOWN_FIRST })
      else await publish(wanted)
      looked = now()
    }
    if (own !== run) return
    hits = next
    done = true
    isLooking = false
    lookedAt = now()
    if (isStale) begin(true)
    await publish(wanted)
  }

  /** What was found so far, with what stands around it; nothing, where a newer one is published by then. */
  async function publish(wanted: Query, { most = shown, enough }: Amount = {}): Promise<void> {
    const own = ++published
    const all = heads.peek()
    if (!all) return
    const ranked = rank(
      all.filter(({ id }) => !isTemporary(id)),
      head => isCalled(head, wanted),
      head => hits.has(head.id),
      enough,
    )
    const of = hits
    let waiting: Checked | undefined
    let shownAt = now()
    const show = () => {
      if (!waiting || own !== published) return
      const { found, total, isAll } = waiting
      results.value = { found, total, done: done && isAll }
      waiting = undefined
      shownAt = now()
    }
    for await (const checked of checkFound(ranked, {
      query: wanted,
      candidateOf: ({ id }) => [id, of.get(id) ?? []],
      passages,
      most,
      mostOf,
      countsAll: done,
    })) {
      if (own !== published) return
      waiting = checked
      if (now() - shownAt >= PAUSE) show()
    }
    show()
  }

  const mostOf = (id: ConversationId): number => shownOf.get(id) ?? PASSAGES

  function begin(again: boolean): void {
    if (query) look(query, again).catch(() => fail())
  }

  /** A store that cannot be read is said to be so elsewhere. */
  function fail(): void {
    done = true
    isLooking = false
    if (query) results.value = { found: [], total: 0, done }
  }

  /** The background is asked once for what is missing; that it was asked before does no harm. */
  async function complete(): Promise<void> {
    if (asked) return
    asked = true
    const left = await store.unindexed()
    if (left !== 0) {
      indexing.value ??= { left: left ?? 0, total: left ?? 0 }
      await send({ type: 'index' })
    }
    asked = false
    endIndexing()
  }

  function endIndexing(): void {
    if (!indexing.value) return
    indexing.value = undefined
    begin(done)
  }

  effect(() => {
    heads.value
    if (query) publish(query).catch(() => {})
  })

  return {
    typed,
    results,
    indexing,
    leavesOut: computed(() => heads.value?.some(({ id }) => isTemporary(id)) ?? false),

    type(text) {
      if (text && !typed.value) complete().catch(() => {})
      typed.value = text
      const next = parseQuery(text)
      if (next && JSON.stringify(next) === JSON.stringify(query)) return
      query = next
      shown = SHOWN
      shownOf = new Map()
      run++
      published++
      isLooking = false
      if (next) begin(false)
      // Signs alone are nothing that could be found; nothing is everything.
      else results.value = text.trim() ? { found: [], total: 0, done: true } : undefined
    },

    showMore() {
      if (!query || !results.value || results.value.total <= shown) return
      shown += SHOWN
      publish(query).catch(() => {})
    },

    showMoreOf(id) {
      shownOf.set(id, mostOf(id) + MORE_PASSAGES)
      if (query) publish(query).catch(() => {})
    },

    receive(update) {
      if (update.type === 'listed') {
        passages.forget(update.head.id)
        if (isLooking) isStale = true
        else begin(true)
      }
      if (update.type !== 'indexing') return
      if (update.left === 0) {
        endIndexing()
        return
      }
      // A worker that took over from one that died knows only of what is left.
      const total = Math.max(update.total, indexing.value?.total ?? 0)
      indexing.value = { left: update.left, total }
      if (!isLooking && now() - lookedAt >= AGAIN) begin(true)
    },
  }
}
