import * as v from 'valibot'
import type { Connection, LastModel } from '../model/connection.ts'
import { lastModelSchema } from '../model/connection-schemas.ts'
import { MANAGED_PREFIX } from '../model/managed.ts'
import { idSchema } from '../model/schemas.ts'
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts'
import { originSchema } from '../model/settings-schema.ts'
import type { Syncable, SyncFault } from '../model/sync.ts'
import { createConnectionRow } from './connection-row.ts'

/** A kind of records that go through the browser's sync. Their data is anything that JSON can say. */
export interface Row {
  /** All that is here, by what tells one from another: an id, or nothing where there is but one. */
  read(here: Syncable): readonly (readonly [id: string, data: unknown])[]
  /** With what came from another browser, which is checked; `null` was taken away there. */
  write(here: Syncable, id: string, data: unknown): Syncable | SyncFault
  /** Why it must not leave this browser. */
  withhold?(data: unknown): SyncFault | undefined
  /** Whether it is somebody else's: nothing of it comes or goes, and that it is not read means nothing. */
  isApart?(here: Syncable, id: string): boolean
  /** Whether it is as it came with the extension. */
  isPreset?(id: string, data: unknown): boolean
  /** Whether it is written again with whatever comes, which it may be about. */
  readonly isLasting?: true
}

/** Everything that follows a person, in the order in which room is given out. A row here is all that more takes. */
export const createRows = (preset: Connection): Readonly<Record<string, Row>> => ({
  failover: settingRow('failover', v.literal(true)),
  titles: settingRow('modelTitles', v.boolean()),
  sites: settingRow('sites', v.array(originSchema)),
  'all-sites': settingRow('allSites', v.boolean()),
  model: modelRow,
  connection: createConnectionRow(preset),
  order: orderRow,
})

function settingRow<Name extends keyof Settings>(
  name: Name,
  schema: v.GenericSchema<unknown, NonNullable<Settings[Name]>>,
): Row {
  return {
    read({ settings: { [name]: value } }) {
      const isDefault = JSON.stringify(value) === JSON.stringify(DEFAULT_SETTINGS[name])
      return isDefault ? [] : [['', value]]
    },
    write(here, _id, data) {
      if (data !== null && !v.is(schema, data)) return 'damaged'
      const { [name]: _, ...others } = here.settings
      return { ...here, settings: { ...DEFAULT_SETTINGS, ...others, ...(data !== null && { [name]: data }) } }
    },
  }
}

const anyModel = settingRow('lastModel', lastModelSchema)
const isManaged = (chosen: LastModel | undefined) => chosen?.connection.startsWith(MANAGED_PREFIX) === true

/** What is chosen of an organisation's stays on the computers that it has set, and theirs is no choice elsewhere. */
const modelRow: Row = {
  read: here => (isManaged(here.settings.lastModel) ? [] : anyModel.read(here)),
  isApart: ({ settings }) => isManaged(settings.lastModel),
  write(here, id, data) {
    const { success, output } = v.safeParse(lastModelSchema, data)
    // Nobody takes a choice back: where there is none any more, an organisation took it.
    if (data === null || (success && isManaged(output))) return here
    return anyModel.write(here, id, data)
  },
}

/** What another browser had no place for comes last, as it was made. */
const orderRow: Row = {
  isLasting: true,
  read: ({ connections }) => [['', connections.filter(isOwn).map(({ id }) => id)]],
  write(here, _id, data) {
    if (data === null) return here
    const { success, output: ids } = v.safeParse(v.array(idSchema), data)
    if (!success) return 'damaged'
    const place = ({ id }: Connection) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
    const own = here.connections.filter(isOwn).sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
    // Where an organisation's stand is nobody else's business.
    const connections = here.connections.map(one => (isOwn(one) && own.shift()) || one)
    const isSame = connections.every((connection, place) => connection === here.connections[place])
    return isSame ? here : { ...here, connections }
  },
}

const isOwn = ({ managed }: Connection) => !managed
