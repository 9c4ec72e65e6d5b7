import { promisifyRequest } from 'idb-keyval'
import type * as v from 'valibot'
import { connectionSchema } from '../model/connection-schemas.ts'
import { draftSchema, headSchema, messageSchema } from '../model/schemas.ts'
import { settingsSchema } from '../model/settings-schema.ts'
import { below, read } from './keys.ts'
import type { Database } from './use-store.ts'

/** A record that cannot be read as what its key says it is. It stays where it is. */
export interface DamagedRecord {
  readonly key: IDBValidKey
  readonly value: unknown
}

/** What a person made. Keys are not among them: no copy of anything holds a key. */
const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  conversation: headSchema,
  message: messageSchema,
  connection: connectionSchema,
  draft: draftSchema,
  settings: settingsSchema,
}

/** Records looked at in one transaction, and between two moments in which the page can answer. */
const BATCH = 200

export function createDamaged({ relaxed }: Database) {
  async function inBatch(kind: string, from: IDBValidKey | undefined) {
    const schema = SCHEMAS[kind]
    const whole = below(kind)
    const range = from === undefined ? whole : IDBKeyRange.bound(from, whole.upper, true)
    return relaxed('readonly', async store => {
      const [recordKeys, records] = await Promise.all([
        promisifyRequest(store.getAllKeys(range, BATCH)),
        promisifyRequest<unknown[]>(store.getAll(range, BATCH)),
      ])
      const found = recordKeys.flatMap((key, index): DamagedRecord[] => {
        const value = records[index]
        return schema && read(schema, value) === undefined ? [{ key, value }] : []
      })
      return { found, last: recordKeys.length === BATCH ? recordKeys.at(-1) : undefined }
    })
  }

  return {
    /** Looks at everything that a person made, a piece at a time. */
    async damagedRecords(): Promise<DamagedRecord[]> {
      const all: DamagedRecord[] = []
      for (const kind of Object.keys(SCHEMAS)) {
        let from: IDBValidKey | undefined
        do {
          const { found, last } = await inBatch(kind, from)
          all.push(...found)
          from = last
        } while (from !== undefined)
      }
      return all
    },
  }
}
