import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { KeepDays, Settings } from '../model/settings.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'
import type { Store } from '../store/store.ts'
import { createUndoOffer, type UndoOffer } from './undo-offer.ts'

/** What is stored, and for how long. */
export interface KeptHistory {
  /** `null` for ever, `undefined` until it is known. */
  readonly days: ReadonlySignal<KeepDays | null | undefined>
  readonly stored: ReadonlySignal<Stored | undefined>
  /** What would go for being older; `undefined` where nobody can tell. */
  wouldGo(days: KeepDays): Promise<WouldGo | undefined>
  keepFor(days: KeepDays | null): Promise<Reply>
  /** Of what has gone because it was old. */
  readonly undo: UndoOffer
  receive(update: Update): void
  /** Counts anew, and offers what went meanwhile. */
  refresh(): void
}

/** In conversations. */
export interface WouldGo {
  readonly going: number
  /** Those that go when they are closed. */
  readonly open: number
}

export interface Stored {
  readonly conversations: number
  readonly messages: number
  /** As far as the browser tells. */
  readonly bytes?: number
}

interface Options {
  readonly store: Pick<Store, 'amount' | 'undos'>
  readonly settings: ReadonlySignal<Settings | undefined>
  readonly send: (command: Command) => Promise<Reply>
  readonly storedBytes: () => Promise<number | undefined>
  readonly now: () => number
}

export function createKeptHistory({ store, settings, send, storedBytes, now }: Options): KeptHistory {
  const stored = signal<Stored | undefined>(undefined)
  const { receive: receiveOffer, ...undo } = createUndoOffer({
    // What a person deletes is offered where that can be done.
    readUndos: async () => (await store.undos()).filter(({ aged }) => aged),
    send,
    // There is no list here.
    onLost: () => {},
    now,
  })
  let counting = false
  let again = false

  /** One count at a time: an import of ten thousand is not counted ten thousand times. */
  async function count(): Promise<void> {
    again = true
    if (counting) return
    counting = true
    while (again) {
      again = false
      const [amount, bytes] = await Promise.all([store.amount(), storedBytes().catch(() => undefined)])
      stored.value = { ...amount, ...(bytes !== undefined && { bytes }) }
    }
    counting = false
  }

  const recount = () =>
    void count().catch(() => {
      counting = false
    })

  function refresh(): void {
    recount()
    undo.offerUndo()
  }
  refresh()

  return {
    days: computed(() => settings.value && (settings.value.keepDays ?? null)),
    stored,
    undo,

    async wouldGo(days) {
      const reply = await send({ type: 'count-outdated', days })
      return reply.status === 'outdated' ? reply : undefined
    },

    keepFor: days => send({ type: 'set-keep-days', days }),

    refresh,
    receive(update) {
      if (update.type !== 'deleted' || update.undo.aged) receiveOffer(update)
      const { type } = update
      if (type === 'listed' || type === 'unlisted' || type === 'list-changed' || type === 'imported')
        recount()
    },
  }
}
