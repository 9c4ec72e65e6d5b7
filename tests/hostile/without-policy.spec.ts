import { test } from '../e2e/fixtures/extension.ts'
import { readHostileGroups } from '../fixtures/hostile-inputs.ts'
import { attackByAnswers } from './answers.ts'
import { tryGroup } from './try-group.ts'
import { copyWithoutPolicy, switchOffPolicy } from './without-policy.ts'

test.use({
  ownBrowser: true,
  build: async ({ build }, use, info) => {
    await use({ ...build, extension: await copyWithoutPolicy(build.extension, info.outputPath('extension')) })
  },
})

for (const group of readHostileGroups(process.env.HOSTILE_INPUTS || undefined)) {
  if (!/^[ABC]$/.test(group.key)) continue
  test(`${group.key}, with no policy that would stop it: ${group.title}`, async ({
    extension,
    server,
    page,
  }, info) => {
    const begin: typeof attackByAnswers = async scene => {
      await switchOffPolicy(scene.panel)
      return attackByAnswers(scene)
    }
    await tryGroup({ extension, server, page }, group, begin, info)
  })
}
