import { expect } from '../e2e/fixtures/extension.ts'
import { allRecords, putRecords } from '../e2e/fixtures/stored-records.ts'
import { type BeginAttack, someOf } from './attack.ts'
import { damagedKeys, isKnownKind } from './damaged-keys.ts'
import { changeSameRecord } from './same-record.ts'

/**
 * What a damaged disk may have in the place of a record: the text, and things that are made of it, under every kind of key. A
 * background that starts among them works; the faults of storage itself are `npm run test:chaos`.
 */
export const attackByRecords: BeginAttack = scene => ({
  async attempt({ id, input }, index) {
    const { extension, panel } = scene
    const values = [input, [input], { id: input, text: input, title: input, parts: input, [input]: input }]
    const keys = damagedKeys(id, input)
    for (const value of someOf(values, index)) {
      await putRecords(panel, ...keys.map((key): [typeof key, unknown] => [key, value]))
      await extension.killWorker()
      await panel.reload()
    }
  },

  async finish() {
    await changeSameRecord(scene)
    const [keys]: [unknown[][]] = JSON.parse(await allRecords(scene.panel))
    expect(keys.filter(([kind]) => !isKnownKind(kind))).toEqual([])
  },
})
