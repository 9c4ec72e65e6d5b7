import * as v from 'valibot'
import { connectionSchema } from '../model/connection-schemas.ts'
import { draftSchema, headSchema, messageSchema } from '../model/schemas.ts'
import { settingsSchema } from '../model/settings-schema.ts'
import { below, read } from './keys.ts'
import { recordsIn } from './records.ts'
import type { StoredRecord } from './set-aside.ts'
import type { Database } from './use-store.ts'

/** What a person made. Keys are not among them: no copy of anything holds a key. */
const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  conversation: headSchema,
  message: messageSchema,
  connection: connectionSchema,
  draft: draftSchema,
  settings: settingsSchema,
  // All of them are.
  damaged: v.never(),
}

const setAsideSchema = v.object({ key: v.unknown(), value: v.unknown() })

/** Records looked at in one transaction, and between two moments in which the page can answer. */
const BATCH = 200

export function createDamaged({ relaxed }: Database) {
  async function inBatch(kind: string, from: IDBValidKey | undefined) {
    const schema = SCHEMAS[kind]
    const whole = below(kind)
    const range = from === undefined ? whole : IDBKeyRange.bound(from, whole.upper, true)
    return relaxed('readonly', async store => {
      const records = await recordsIn(store, range, BATCH)
      const found = records.flatMap(({ key, value }): StoredRecord[] => {
        if (!schema || read(schema, value) !== undefined) return []
        return [(kind === 'damaged' && read(setAsideSchema, value)) || { key, value }]
      })
      return { found, last: records.length === BATCH ? records.at(-1)?.key : undefined }
    })
  }

  return {
    /**
     * The records that cannot be read as what their keys say they are, and those that were set aside as such. Looks at
     * everything that a person made, a piece at a time.
     */
    async damagedRecords(): Promise<StoredRecord[]> {
      const all: StoredRecord[] = []
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
