interface Run {
  readonly at: number
  readonly length: number
}

interface Starts {
  readonly all: number[]
  cursor: number
}

/** The runs of backticks in a text. Found once, however many of them find no other. */
export class CodeRuns {
  private readonly text: string
  private found: readonly Run[] | undefined
  private readonly byLength = new Map<number, Starts>()
  private cursor = 0
  /** From here on a run that finds no other is one whose code is still being written. */
  private readonly unfinishedFrom: number

  constructor(text: string, unfinishedFrom = Number.POSITIVE_INFINITY) {
    this.text = text
    this.unfinishedFrom = unfinishedFrom
  }

  /** Where the next run of this length starts. Ask for later and later places. */
  next(length: number, from: number): number | undefined {
    this.find()
    const starts = this.byLength.get(length)
    if (!starts) return undefined
    while ((starts.all[starts.cursor] ?? from) < from) starts.cursor += 1
    return starts.all[starts.cursor]
  }

  /** Whether a code span begins between these places. Ask for later and later ones. */
  hasCode(from: number, to: number): boolean {
    const runs = this.find()
    while ((runs[this.cursor]?.at ?? from) < from) this.cursor += 1
    for (let index = this.cursor; ; index++) {
      const run = runs[index]
      if (!run || run.at >= to) return false
      if (run.at >= this.unfinishedFrom) return true
      if ((this.byLength.get(run.length)?.all.at(-1) ?? 0) > run.at) return true
    }
  }

  private find(): readonly Run[] {
    if (this.found) return this.found
    this.found = Array.from(this.text.matchAll(/`+/g), ({ 0: { length }, index: at }) => ({ at, length }))
    for (const { at, length } of this.found) {
      const starts = this.byLength.get(length)
      if (starts) starts.all.push(at)
      else this.byLength.set(length, { all: [at], cursor: 0 })
    }
    return this.found
  }
}
