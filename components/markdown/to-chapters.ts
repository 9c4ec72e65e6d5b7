import type { Block, Groups } from '../../lib/markdown/tree.ts'

/** Groups of a chapter: some hundred thousand characters of an answer as most are. */
const CHAPTER = 16

/** The groups in chapters. One of which every group is the same as `before` is the same object, too. */
export function toChapters(groups: Groups<Block>, before: readonly Groups<Block>[]): Groups<Block>[] {
  const chapters: Groups<Block>[] = []
  for (let start = 0; start < groups.length; start += CHAPTER) {
    const chapter = groups.slice(start, start + CHAPTER)
    const old = before[chapters.length]
    chapters.push(old && isSame(old, chapter) ? old : chapter)
  }
  return chapters
}

const isSame = (one: Groups<Block>, other: Groups<Block>): boolean =>
  one.length === other.length && one.every((group, index) => group === other[index])
