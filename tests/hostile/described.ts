const UNITS: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, KB: 1000, MB: 1_000_000 }

const toNumber = (digits: string | undefined): number => Number((digits ?? '').replaceAll(/\D/g, ''))

/** A number as people write one: `1 000 000`, `1,000,000`. */
const NUMBER = String.raw`(\d[\d ,\u00a0]*)`

type Make = (numbers: readonly number[]) => string

const cells = (columns: number, cell: string) => `|${cell.repeat(columns)}\n`

/** What words can only describe, by how they do. */
const ANSWERS: readonly (readonly [RegExp, Make])[] = [
  [new RegExp(`${NUMBER}([KM]i?B) on one line without a space`), ([size = 0]) => 'x'.repeat(size)],
  [
    new RegExp(`table of ${NUMBER}× ${NUMBER}cells`),
    ([rows = 0, columns = 0]) =>
      `${cells(columns, ' h |')}${cells(columns, ' - |')}${cells(columns, ' c |').repeat(rows)}`,
  ],
]

/** The answer that a description is of, where it is of one that can be made. */
export function describedAnswer(input: string): string | undefined {
  for (const [words, make] of ANSWERS) {
    const [whole, first, second] = words.exec(input) ?? []
    if (whole === undefined) continue
    const unit = UNITS[second ?? '']
    return make(unit ? [toNumber(first) * unit] : [toNumber(first), toNumber(second)])
  }
  return undefined
}

/** How many bytes a description wants in what a server says with a refusal. */
export function describedBodySize(input: string): number | undefined {
  const [, count, unit = ''] = new RegExp(`body (?:of )?${NUMBER}([KM]i?B)`).exec(input) ?? []
  return count === undefined ? undefined : toNumber(count) * (UNITS[unit] ?? 1)
}

/** How many messages a description wants in a file. */
export function describedMessages(input: string): number | undefined {
  const [, count] = new RegExp(`${NUMBER}messages of 1 char`).exec(input) ?? []
  return count === undefined ? undefined : toNumber(count)
}

export const isAboutCertificate = (input: string): boolean => /self-signed/.test(input)
