import type { Page } from '@playwright/test'
import type { Fixtures } from '../e2e/fixtures/extension.ts'
import type { HostileInput } from '../fixtures/hostile-inputs.ts'
import type { Canary } from '../servers/canary.ts'

/** Whether each input is tried in all ways and looked after by itself, and not some together in one way. */
export const isLong = process.env.HOSTILE === 'long'

/** All of them; where time is short one, another with each input. */
export const someOf = <T>(ways: readonly T[], index: number): readonly T[] =>
  isLong ? ways : ways.filter((_, way) => way === index % ways.length)

export interface Scene extends Pick<Fixtures, 'extension' | 'server'> {
  /** What the attack is on, if it is on a panel: it looks at each of its own changes (`addWatch`). */
  readonly panel: Page
  /** An ordinary page, on a host that the extension may reach. */
  readonly page: Page
  readonly canary: Canary
}

/** What is done with each input of a group. It throws where something was lost, and leaves to others what was reached. */
export interface Attack {
  attempt(input: HostileInput, index: number): Promise<void>
  /** With all of them at once, in the end. */
  finish?(inputs: readonly HostileInput[]): Promise<void>
}

export type BeginAttack = (scene: Scene) => Attack | Promise<Attack>

/** What stands between backticks: the pieces that a description is about; without any, all of it. */
export function piecesOf(input: string): readonly string[] {
  const pieces = [...input.matchAll(/`([^`]+)`/g)].map(([, piece = '']) => piece)
  return pieces.length > 0 ? pieces : [input]
}
