import * as v from 'valibot'
import { lastModelSchema } from './connection-schemas.ts'
import { isOrigin } from './origin.ts'
import { type Schema, yes } from './schemas.ts'
import { KEEP_DAYS, type Settings } from './settings.ts'

/**
 * Of a site; longer is no address of any. One that is none would keep every other site and every other permission from
 * being looked at.
 */
export const originSchema: Schema<string> = v.pipe(v.string(), v.maxLength(300), v.check(isOrigin))

export const settingsSchema: Schema<Settings> = v.object({
  serverUsed: v.boolean(),
  sites: v.array(v.string()),
  allSites: v.boolean(),
  keepDays: v.exactOptional(v.picklist(KEEP_DAYS)),
  modelTitles: v.exactOptional(v.boolean()),
  failover: yes,
  sync: yes,
  lastModel: v.exactOptional(lastModelSchema),
  recentModels: v.exactOptional(v.array(lastModelSchema)),
})
