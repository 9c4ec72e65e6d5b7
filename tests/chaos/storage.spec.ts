import {
  abortWrites,
  blockDatabase,
  deleteDatabase,
  upgradeDatabase,
} from '../e2e/fixtures/storage-faults.ts'
import { keysOf, putRecords } from '../e2e/fixtures/stored-records.ts'
import { accident } from './accident.ts'
import { type Fault, inMidAnswer, type Scene } from './in-mid-answer.ts'

/** Of the answer that is being written: its id is the last one there is. */
async function damageAnswer({ panel }: Scene): Promise<void> {
  const key = (await keysOf(panel, 'message')).at(-1)
  if (!key) throw new Error('No answer is stored that could be damaged')
  await putRecords(panel, [key, { title: 3 }])
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'what was written is taken back': {
    begin: async ({ extension }) => abortWrites(await extension.worker()),
  },
  'the quota is exceeded': {
    begin: async ({ extension }) => abortWrites(await extension.worker(), 'QuotaExceededError'),
  },
  'connections are closed': { begin: ({ closeDatabase }) => closeDatabase() },
  'a newer version changes the database': {
    begin: ({ other }) => upgradeDatabase(other),
    said: 'cannot store this',
  },
  'the database does not open': { begin: ({ other }) => blockDatabase(other), said: 'cannot store this' },
  'the database is deleted': { begin: ({ other }) => deleteDatabase(other) },
  'the record of the answer is damaged': { begin: damageAnswer },
}

for (const [what, fault] of Object.entries(FAULTS))
  accident(`${what} in mid-answer`, { short: 2, long: 20 }, inMidAnswer(fault))
