import * as v from 'valibot'
import { idSchema } from './schemas.ts'
import { type Stamp, SYNC_FAULTS, type SyncLedger, type SyncProblem } from './sync.ts'

/** A year that no clock of today shows is left room for, and none that cannot be counted on from. */
const stampEntries = { at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)), by: idSchema }
export const stampSchema: v.GenericSchema<unknown, Stamp> = v.object(stampEntries)

export const syncProblemSchema: v.GenericSchema<unknown, SyncProblem> = v.object({
  kind: v.string(),
  name: v.exactOptional(v.string()),
  why: v.picklist(SYNC_FAULTS),
})

export const syncLedgerSchema: v.GenericSchema<unknown, SyncLedger> = v.object({
  device: idSchema,
  known: v.record(v.string(), v.object({ ...stampEntries, sum: v.exactOptional(v.string()) })),
  problems: v.array(syncProblemSchema),
})
