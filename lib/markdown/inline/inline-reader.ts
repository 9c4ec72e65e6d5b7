import type { References } from '../references.ts'
import type { Inline } from '../tree.ts'
import { hasWords } from './characters.ts'
import { CodeRuns } from './code-runs.ts'
import type { Bracket, Delimiter, Item } from './items.ts'

/** Where more than plain text may begin. */
const MARK = /[\n\\`*_~[\]!<&$]/g

/** Where the reading of one text stands. */
export class InlineReader {
  readonly text: string
  readonly references: References
  /** The text may go on, or it broke off. */
  readonly open: boolean
  readonly isBroken: boolean
  at = 0
  readonly items: Item[] = []
  /** Those that are open, the last one last. */
  readonly brackets: Bracket[] = []
  /** Of those, how many cannot be links because one stands in them. */
  inactive = 0
  /** The last one that may still open or close something. */
  delimiter: Delimiter | undefined
  /** Marks that the text ends with, which are not shown while it may go on. */
  trailing: string | undefined
  readonly codeRuns: CodeRuns
  /** Where the text's last line starts. */
  readonly lastLine: number
  private readonly found = new Map<string, number>()
  private mark = -1

  constructor(text: string, references: References, open: boolean | 'broken') {
    this.text = text
    this.references = references
    this.open = open !== false
    this.isBroken = open === 'broken'
    this.lastLine = text.lastIndexOf('\n') + 1
    this.codeRuns = new CodeRuns(text, this.open ? this.lastLine : undefined)
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  /** What a sticky pattern finds at this place. */
  match(pattern: RegExp, at = this.at): string | undefined {
    pattern.lastIndex = at
    return pattern.exec(this.text)?.[0]
  }

  /** Where the next mark stands, or the end. */
  findMark(): number {
    if (this.mark < this.at) {
      MARK.lastIndex = this.at
      this.mark = MARK.exec(this.text)?.index ?? this.text.length
    }
    return this.mark
  }

  /** Like `indexOf`, but however often it is asked, the text is gone through once: ask for later and later places. */
  find(needle: string, from: number): number {
    const known = this.found.get(needle)
    if (known !== undefined && (known < 0 || known >= from)) return known
    const at = this.text.indexOf(needle, from)
    this.found.set(needle, at)
    return at
  }

  /** Text that stands for so many characters of the source. */
  pushText(text: string, length = text.length): void {
    this.items.push({ kind: 'text', text })
    this.at += length
  }

  push(inline: Inline, end: number): true {
    this.items.push({ kind: 'inline', inline })
    this.at = end
    return true
  }

  /** Goes past what is not shown while the text may go on. Once it has broken off the words of it are. */
  withhold(length: number | undefined): boolean {
    if (length === undefined) return false
    const withheld = this.text.slice(this.at, this.at + length)
    if (this.isBroken && hasWords(withheld)) this.pushText(withheld)
    else this.at += length
    return true
  }
}
