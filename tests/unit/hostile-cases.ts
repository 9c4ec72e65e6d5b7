/** All cases there are of it, a share of them each: `npm run test:hostile` makes 100,000. */
const ALL = Number(process.env.HOSTILE_RUNS ?? 6_000)

/** What the cases are about, and how much of them. */
const SHARES = { bytes: 0.4, messages: 0.25, files: 0.25, records: 0.1 } as const

export const casesOf = (what: keyof typeof SHARES): number => Math.ceil(ALL * SHARES[what])

/** For what takes as long as there are many. */
export const HOSTILE_TIMEOUT = 60_000 + ALL * 20

/** Whether a case has changed what every object inherits. */
export function isPolluted(): boolean {
  const plain = {}
  return (
    'polluted' in plain || Object.keys(Object.prototype).length > 0 || Object.keys(Array.prototype).length > 0
  )
}
