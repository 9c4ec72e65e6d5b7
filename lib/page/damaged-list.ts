import { type ReadonlySignal, signal } from '@preact/signals'
import type { StoredRecord } from '../store/set-aside.ts'

export interface DamagedList {
  /** Empty until something damaged was found, which nearly always is never. */
  readonly records: ReadonlySignal<readonly StoredRecord[]>
  /** Saves them as they are, for whoever can mend them. */
  save(): void
}

interface Options {
  readonly read: () => Promise<StoredRecord[]>
  readonly save: (name: string, content: string) => void
  readonly whenIdle: (run: () => void) => void
}

export function createDamagedList({ read, save, whenIdle }: Options): DamagedList {
  const records = signal<readonly StoredRecord[]>([])
  whenIdle(() => {
    read().then(
      found => {
        records.value = found
      },
      // A store that cannot be read at all says so wherever it is used.
      () => {},
    )
  })
  return {
    records,
    save: () => save('mishalsgpt-damaged-records.json', toRawText(records.value)),
  }
}

/** A record may be anything that a database takes, of which JSON has no word for some. */
function toRawText(records: readonly StoredRecord[]): string {
  const texts = records.map(({ key, value }) => {
    try {
      return JSON.stringify({ key, value }, (_name, part: unknown) =>
        typeof part === 'bigint' || part === undefined ? String(part) : part,
      )
    } catch {
      return JSON.stringify({ key, value: String(value) })
    }
  })
  return `[\n${texts.join(',\n')}\n]\n`
}
