import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import { isTemporary } from '../model/temporary.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'
import { fold } from '../search/fold.ts'
import { hasAll, type Piece, passageOf } from '../search/passage.ts'
import { parseQuery, type Query } from '../search/query.ts'
import { rank } from '../search/rank.ts'
import type { SearchReader } from '../store/store.ts'
import { createPassages, PASSAGES, type Passage } from './passages.ts'

export interface Found {
  readonly head: ConversationHead
  readonly title: readonly Piece[]
  readonly passages: readonly Passage[]
  /** Messages that have it too, beyond those shown. */
  readonly more: number
}

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
/** Between two looks at what was found so far. Milliseconds. */
const PAUSE = 120

/** Titles are looked through here, where they all are; words in messages in the store. A newer key ends the older search. */
export function createSearch({ store, heads, send, now }: SearchOptions): Search {
  const typed = signal('')
  const results = signal<Results | undefined>(undefined)
  const indexing = signal<Indexing | undefined>(undefined)
  const foldedTitles = new WeakMap<ConversationHead, string>()
  let query: Query | undefined
  let shown = SHOWN
  let run = 0
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

  async function look(wanted: Query): Promise<void> {
    const own = ++run
    hits = new Map()
    called = new Map()
    done = false
    passages = createPassages(store.messages)
    let looked = Number.NEGATIVE_INFINITY
    for await (const batch of store.search(wanted)) {
      if (own !== run) return
      for (const { conversationId, messageId } of batch) {
        const known = hits.get(conversationId)
        if (known) known.push(messageId)
        else hits.set(conversationId, [messageId])
      }
      if (batch.length === 0 || now() - looked < PAUSE) continue
      if (looked < 0) await publish(wanted, { most: SHOWN_FIRST, enough: SHOWN_FIRST })
      else await publish(wanted)
      looked = now()
    }
    if (own !== run) return
    done = true
    await publish(wanted)
  }

  /** What was found so far, with what stands around it; nothing, where something else is looked for by then. */
  async function publish(wanted: Query, { most = shown, enough }: Amount = {}): Promise<void> {
    const own = run
    const all = heads.peek()
    if (!all) return
    const ranked = rank(
      all.filter(({ id }) => !isTemporary(id)),
      head => isCalled(head, wanted),
      head => hits.has(head.id),
      enough,
    )
    const of = ({ head }: { head: ConversationHead }) => hits.get(head.id) ?? []
    const around = await passages.around(
      ranked.slice(0, most).map(one => [one.head.id, of(one)]),
      wanted,
    )
    if (own !== run) return
    const found = ranked.slice(0, most).flatMap((one, index) => {
      const shownOf = around[index] ?? []
      // Its characters are there, and not in this order.
      if (shownOf.length === 0 && !one.inTitle) return []
      const title = (one.inTitle && passageOf(one.head.title, wanted)) || [
        { text: one.head.title, hit: false },
      ]
      const more = of(one).length > PASSAGES ? of(one).length - shownOf.length : 0
      return { head: one.head, title, passages: shownOf, more }
    })
    const missing = Math.min(ranked.length, most) - found.length
    results.value = { found, total: ranked.length - missing, done }
  }

  function begin(): void {
    if (query) look(query).catch(() => fail())
  }

  /** A store that cannot be read is said to be so elsewhere. */
  function fail(): void {
    done = true
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
    begin()
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
      run++
      if (next) begin()
      // Signs alone are nothing that could be found; nothing is everything.
      else results.value = text.trim() ? { found: [], total: 0, done: true } : undefined
    },

    showMore() {
      if (!query || !results.value || results.value.total <= shown) return
      shown += SHOWN
      publish(query).catch(() => {})
    },

    receive(update) {
      if (update.type !== 'indexing') return
      if (update.left > 0) indexing.value = { left: update.left, total: update.total }
      else endIndexing()
    },
  }
}
