import type { TestInfo } from '@playwright/test'

/** Whether the many tries of a night are made, and not the few of every day. */
export const isLong = process.env.CHAOS === 'long'

const TRIES = 'tries'

/** Notes how many tries a test has come through, for the table. */
export function countTries({ annotations }: Pick<TestInfo, 'annotations'>, count: number): void {
  const noted = annotations.find(({ type }) => type === TRIES)
  if (noted) noted.description = `${count}`
  else annotations.push({ type: TRIES, description: `${count}` })
}

export const triesOf = ({ annotations }: Pick<TestInfo, 'annotations'>): number =>
  Number(annotations.find(({ type }) => type === TRIES)?.description ?? 0)
