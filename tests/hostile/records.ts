import { putRecords } from '../e2e/fixtures/stored-records.ts'
import { type BeginAttack, someOf } from './attack.ts'

/** Kinds of records of which there are many. */
const MANY = [
  'conversation',
  'message',
  'journal',
  'connection',
  'key',
  'models',
  'quirks',
  'deleted-connection',
  'draft',
  'queued',
  'unread',
  'handover',
  'deleted',
  'damaged',
  'shelving',
  'permission-wait',
  'last',
  'import',
  'posting',
  'posted',
  'places',
  'unindexed',
]
/** Kinds of which there is one. */
const ONE = ['settings', 'connections', 'managed', 'undo', 'swept', 'sync', 'index']

/**
 * What a damaged disk may have in the place of a record: the text, and things that are made of it, under every kind of key. A
 * background that starts among them works; the faults of storage itself are `npm run test:chaos`.
 */
export const attackByRecords: BeginAttack = ({ extension, panel }) => ({
  async attempt({ id, input }, index) {
    const values = [input, [input], { id: input, text: input, title: input, parts: input, [input]: input }]
    const keys = [
      ...MANY.flatMap(kind => [
        [kind, id],
        [kind, id, input],
        [kind, input],
      ]),
      ...ONE.map(kind => [kind]),
    ]
    for (const value of someOf(values, index)) {
      await putRecords(panel, ...keys.map((key): [string[], unknown] => [key, value]))
      await extension.killWorker()
      await panel.reload()
    }
  },
})
