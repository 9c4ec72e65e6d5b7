import type { TestInfo } from '@playwright/test'

/** Whether the many tries of a night are made, and not the few of every day. */
export const isLong = process.env.CHAOS === 'long'

type Annotated = Pick<TestInfo, 'annotations'>

/** Of the first try of each accident; the one after it has the next. */
export const SEED = Number(process.env.SEED ?? 1128)

const TRIES = 'tries'
const FAILURE = 'failure'
const WHY_NOT = 'why not'
const WORDS = 'words'
const MEASURED = 'measured'

/** What a test that fails says by it: something is gone, somebody came where nobody may, or nobody tried. */
export type Failure = 'lost' | 'reached' | 'not run'

/** Notes how many tries a test has come through, for the table. */
export const countTries = (info: Annotated, count: number): void => note(info, TRIES, `${count}`)

export const triesOf = (info: Annotated): number => Number(noted(info, TRIES) ?? 0)

/** Notes what it means if this test fails from here on. */
export const failingMeans = (info: Annotated, failure: Failure): void => note(info, FAILURE, failure)

export const meaningOf = (info: Annotated): string => noted(info, FAILURE) ?? 'lost'

/** Notes which of a test's inputs are words about something that is tried elsewhere, or not at all. */
export const noteWords = (info: Annotated, words: string): void => note(info, WORDS, words)

export const wordsIn = (info: Annotated): string | undefined => noted(info, WORDS)

/** Numbers of one unit that were measured, by what they are of. */
type Measured = Readonly<Record<string, readonly number[]>>

/** Notes one more number, for the table and for what a test holds all of them to. */
export function noteMeasured(info: Annotated, what: string, value: number): void {
  const before = measuredIn(info)
  note(info, MEASURED, JSON.stringify({ ...before, [what]: [...(before[what] ?? []), value] }))
}

export const measuredIn = (info: Annotated): Measured => JSON.parse(noted(info, MEASURED) ?? '{}')

/** What says of a test that is skipped why it is. */
export const notRunFor = (why: string) => ({ type: WHY_NOT, description: why })

export const whyNotRun = (info: Annotated): string | undefined => noted(info, WHY_NOT)

function note({ annotations }: Annotated, type: string, description: string): void {
  const before = annotations.find(annotation => annotation.type === type)
  if (before) before.description = description
  else annotations.push({ type, description })
}

const noted = ({ annotations }: Annotated, type: string): string | undefined =>
  annotations.find(annotation => annotation.type === type)?.description
