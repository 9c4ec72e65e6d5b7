import type { SyncFault, SyncProblem } from '../model/sync.ts'
import type { BackgroundStore } from '../store/store.ts'
import { type Fitted, fitInto } from '../sync/fit-into.ts'
import { type Items, isSame } from '../sync/items.ts'
import { merge, toProblem } from '../sync/merge.ts'
import type { Row } from '../sync/rows.ts'

/** The part of `storage.sync` that is used. */
export interface SyncArea {
  get(): Promise<Record<string, unknown>>
  set(items: Readonly<Record<string, unknown>>): Promise<void>
  remove(names: readonly string[]): Promise<void>
  clear(): Promise<void>
}

export interface Sync {
  /** Brings together what is here and what lies in the browser's sync, where the person wants that. */
  run(): Promise<void>
  /** The same in a moment, once for all that changes until then. */
  soon(): void
  set(on: boolean): Promise<void>
  /** Takes out what lies there, unless it is on. */
  clear(): Promise<void>
}

interface Options {
  readonly store: Pick<BackgroundStore, 'settings' | 'changeSynced' | 'saveSyncProblems' | 'forgetSync'>
  readonly area: SyncArea
  readonly rows: Readonly<Record<string, Row>>
  /** Something came from another browser. */
  readonly onReceived: () => Promise<void>
  readonly onProblems: (problems: readonly SyncProblem[]) => void
  readonly switchTo: (on: boolean) => Promise<void>
  readonly now: () => number
  readonly onError: (what: string, error: unknown) => void
}

/** Milliseconds. A run writes twice at most, and a browser takes 120 writes a minute. */
const PAUSE = 1_500
/** Until it is tried again where the browser would not. */
const LONG_PAUSE = 25_000

export function createSync(options: Options): Sync {
  const { store, area, rows, onReceived, onProblems, switchTo, now, onError } = options
  let queue: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** One after the other: what is switched off is not written to by what began before. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = queue.then(work)
    queue = done.catch(() => {})
    return done
  }

  const read = async (): Promise<Items> => new Map(Object.entries(await area.get()))

  async function bringTogether(): Promise<void> {
    if (!(await store.settings()).sync) return
    let items = await read()
    for (;;) {
      const fitted = await mergeWith(items)
      const isNothing = !fitted || (fitted.remove.length === 0 && Object.keys(fitted.set).length === 0)
      if (isNothing) return
      // What another browser wrote while this was thought about is not to be written over, if it is the later.
      const there = await read()
      if (isSame(items, there)) return await write(fitted)
      items = there
    }
  }

  /** What is to be written then; `undefined` where it was switched off in the meantime. */
  async function mergeWith(items: Items): Promise<Fitted | undefined> {
    const at = now()
    let hasReceived = false
    const done = await store.changeSynced(({ here, ledger }) => {
      if (!here.settings.sync) return undefined
      const merged = merge({ rows, here, ledger, items, now: at })
      const fitted = fitInto(items, merged)
      const problems = [...merged.ledger.problems, ...fitted.leftOut.map(one => toProblem(merged.here, one))]
      hasReceived = merged.here !== here
      return { ...merged, ledger: { ...merged.ledger, problems }, fitted }
    }, at)
    if (!done) return undefined
    if (hasReceived) await onReceived()
    onProblems(done.ledger.problems)
    return done.fitted
  }

  async function write({ remove, set }: Fitted): Promise<void> {
    if (remove.length > 0) await area.remove(remove)
    if (Object.keys(set).length > 0) await area.set(set)
  }

  async function run(): Promise<void> {
    try {
      await bringTogether()
    } catch (error) {
      onError('The browser’s sync could not be used', error)
      const problems = [{ kind: '', why: 'browser' satisfies SyncFault } as const]
      onProblems(problems)
      await store.saveSyncProblems(problems)
      start(LONG_PAUSE)
    }
  }

  function start(pause: number): void {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void inTurn(run).catch(error => onError('What is not synced could not be kept', error))
    }, pause)
  }

  return {
    run: () => inTurn(run),
    soon: () => start(PAUSE),
    async set(on) {
      await inTurn(() => switchTo(on))
      if (on) await inTurn(run)
    },
    clear: () =>
      inTurn(async () => {
        if ((await store.settings()).sync) return
        await area.clear()
        await store.forgetSync()
        onProblems([])
      }),
  }
}
