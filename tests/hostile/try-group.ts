import type { TestInfo } from '@playwright/test'
import { countTries, failingMeans, noteWords } from '../chaos/tries.ts'
import { expect, type Fixtures, test } from '../e2e/fixtures/extension.ts'
import { addWatch } from '../e2e/fixtures/watch.ts'
import { fillIn, type HostileGroup } from '../fixtures/hostile-inputs.ts'
import { startCanary } from '../servers/canary.ts'
import { expectOrdinaryAnswer } from './asking.ts'
import { type BeginAttack, isLong, type Scene } from './attack.ts'
import { wordsOf } from './made-at.ts'
import { expectRoundTrip } from './round-trip.ts'

/** Milliseconds that an input may take on a busy machine. */
const PATIENCE = isLong ? 120_000 : 15_000

/** After so many inputs it is looked whether all is as before. */
const TOGETHER = isLong ? 1 : 5

type Stage = Pick<Fixtures, 'extension' | 'server'> & Pick<Scene, 'page'>

/** Tries all inputs of a group, and after each looks whether anything was reached and whether all goes on as before. */
export async function tryGroup(
  { extension, server, page }: Stage,
  { inputs }: HostileGroup,
  begin: BeginAttack,
  info: TestInfo,
): Promise<void> {
  test.setTimeout((inputs.length + 2) * PATIENCE)
  expect(inputs.length).toBeGreaterThan(0)
  const words = wordsOf(inputs)
  if (words) noteWords(info, words)
  const canary = await startCanary()
  const names = { canary: canary.url, extensionId: extension.id }
  await extension.grantHost(page.url())
  const panel = await extension.openPanel()
  await addWatch(panel)
  const address = panel.url()
  const attack = await begin({ extension, server, panel, page, canary })
  const tabs = extension.context.pages().length

  const expectNothingReached = async () => {
    failingMeans(info, 'reached')
    expect(await panel.evaluate(() => watch.found().filter(found => found !== 'no log'))).toEqual([])
    expect(panel.url()).toBe(address)
    expect(extension.context.pages()).toHaveLength(tabs)
    expect(canary.visits).toEqual([])
    failingMeans(info, 'lost')
  }

  for (const [index, input] of inputs.entries()) {
    await test.step(input.id, async () => {
      await attack.attempt(fillIn(names)(input), index)
      if ((index + 1) % TOGETHER !== 0) return
      await expectNothingReached()
      await expectOrdinaryAnswer(panel, server, input.id)
    })
    countTries(info, index + 1)
  }
  await attack.finish?.(inputs.map(fillIn(names)))
  await expectNothingReached()
  await expectOrdinaryAnswer(panel, server, 'all of them')
  await expectRoundTrip({ extension })
  await expectOrdinaryAnswer(panel, server, 'a round trip')
  await canary.close()
}
