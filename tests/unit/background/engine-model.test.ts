import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { createTemporaryId } from '../../../lib/model/temporary.ts'
import { SEED } from '../chance.ts'
import { engineCommands, settle } from './engine-model-commands.ts'
import { holdsRecovered } from './engine-model-laws.ts'
import { createLife } from './engine-model-life.ts'

/** `npm run test:chaos -- --only model --long` looks for longer; with `--seed 7` elsewhere, where a failure names it. */
const RUNS = Number(process.env.CHAOS_RUNS ?? 100)
const TOGETHER = 10

afterEach(() => {
  vi.useRealTimers()
})

const seeds = Array.from({ length: Math.ceil(RUNS / TOGETHER) }, (_, n) => SEED + n)

const kinds: readonly [kind: string, ids: readonly string[]][] = [
  ['kept', ['c', 'd']],
  ['temporary', [createTemporaryId(1), createTemporaryId(2)]],
]

test.for(seeds.flatMap(seed => kinds.map(([kind, ids]) => ({ seed, kind, ids }))))(
  'whatever people, servers and deaths do to $kind conversations in whatever order, nothing is lost (seed $seed)',
  { timeout: 120_000 },
  async ({ seed, ids }, { task }) => {
    const numRuns = TOGETHER / kinds.length
    vi.useRealTimers()
    await fc.assert(
      fc.asyncProperty(engineCommands(), async commands => {
        const life = createLife(ids)
        await fc.asyncModelRun(() => ({ model: {}, real: life }), commands)
        await settle(life)
        life.die()
        await life.revive(true, left => holdsRecovered(life, left))
        await settle(life)
        expect(life.world.errors).toEqual([])
      }),
      // What fails is made smaller for as long as that takes.
      { seed, numRuns, interruptAfterTimeLimit: 30_000 },
    )
    task.meta.tries = numRuns
  },
)
