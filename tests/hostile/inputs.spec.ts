import { failingMeans } from '../chaos/tries.ts'
import { test } from '../e2e/fixtures/extension.ts'
import { readHostileGroups } from '../fixtures/hostile-inputs.ts'
import { ATTACKS } from './attack-groups.ts'
import { tryGroup } from './try-group.ts'

for (const group of readHostileGroups(process.env.HOSTILE_INPUTS || undefined))
  test(`${group.key}: ${group.title}`, async ({ extension, server, page }, info) => {
    const attack = ATTACKS.get(group.key)
    if (!attack) {
      failingMeans(info, 'not run')
      throw new Error(`Not run: nothing here knows what the inputs of group ${group.key} are to be put into.`)
    }
    await tryGroup({ extension, server, page }, group, attack, info)
  })
