import type { Message, MessageId } from '../../lib/model/message.ts'

/** Turns that are drawn when a conversation opens: two or three screens of short ones. */
const FIRST = 24
/** Turns that are added at a time where the reader comes near an end of what is drawn. */
const STEP = 12
/** Turns that share a box, which is not drawn again unless one of them is another. */
const CHAPTER = 32
/** Turns between what is drawn and what is to be, up to which everything between is drawn too. */
const NEAR = 48

/** Turns that stand together. Another object only when one of them is. */
export interface Chapter {
  readonly id: MessageId
  readonly turns: readonly Message[]
}

export interface Drawn {
  readonly chapters: readonly Chapter[]
  readonly hasStart: boolean
  readonly hasEnd: boolean
}

/** Which turns of a long conversation are drawn. It grows with the reader: what was drawn stays, but for a far jump. */
export interface LogWindow {
  /** As the conversation is now. */
  place(branch: readonly Message[]): Drawn
  /** Each says whether something else is to be drawn now. */
  growUp(): boolean
  growDown(): boolean
  showEnd(): boolean
  show(id: MessageId): boolean
}

export function createLogWindow(): LogWindow {
  let branch: readonly Message[] = []
  /** The first turn of each chapter. By id: older turns that come, and other versions, move every index. */
  let cuts: readonly MessageId[] = []
  /** The first turn behind the last chapter; without one it goes to the end, wherever that will be. */
  let next: MessageId | undefined
  let chapters: readonly Chapter[] = []
  let from = 0
  let to = 0

  const idAt = (index: number): MessageId[] => branch.slice(index, index + 1).map(message => message.id)
  const indexOf = (id: MessageId) => branch.findIndex(message => message.id === id)

  function findCuts(): number[] {
    const wanted = new Set(cuts)
    const found: number[] = []
    to = branch.length
    for (const [index, { id }] of branch.entries()) {
      if (id === next) {
        to = index
        break
      }
      const last = found.at(-1)
      if (wanted.has(id) || (last !== undefined && index - last === CHAPTER)) found.push(index)
    }
    return found
  }

  /** Where it is another branch than `before`, which older turns alone do not make it. */
  function findFork(before: readonly Message[]): number | undefined {
    if (before.length === 0 || before.at(-1)?.id === branch.at(-1)?.id) return undefined
    const known = new Set(before.map(({ id }) => id))
    const shared = branch.findIndex(({ id }) => known.has(id))
    const fork = branch.findIndex(({ id }, index) => index > shared && !known.has(id))
    return fork < 0 ? undefined : fork
  }

  function toChapters(found: readonly number[]): Chapter[] {
    const known = new Map(chapters.map(chapter => [chapter.id, chapter]))
    return found.flatMap((start, index) => {
      const turns = branch.slice(start, found[index + 1] ?? to)
      const [first] = turns
      if (!first) return []
      const before = known.get(first.id)
      return before && isSame(before.turns, turns) ? before : { id: first.id, turns }
    })
  }

  return {
    place(now) {
      const before = branch
      branch = now
      const fork = findFork(before)
      // Another version, chosen far up, may have thousands of turns behind it.
      const isLong = fork !== undefined && branch.length - fork > NEAR
      if (isLong) [next] = idAt(fork + FIRST)
      let found = findCuts()
      if (found.length === 0) {
        if (!isLong) next = undefined
        // What was read may have been the version that was left: the reader goes on at the one that was chosen.
        cuts = idAt(fork ?? Math.max(0, branch.length - FIRST))
        found = findCuts()
      }
      cuts = found.flatMap(idAt)
      from = found[0] ?? 0
      chapters = toChapters(found)
      return { chapters, hasStart: from === 0, hasEnd: to === branch.length }
    },

    growUp() {
      if (from === 0) return false
      cuts = [...idAt(Math.max(0, from - STEP)), ...cuts]
      return true
    },

    growDown() {
      if (next === undefined) return false
      cuts = [...cuts, next]
      ;[next] = idAt(to + STEP)
      return true
    },

    showEnd() {
      if (next === undefined) return false
      cuts = branch.length - to > NEAR ? idAt(branch.length - FIRST) : [...cuts, next]
      next = undefined
      return true
    },

    show(id) {
      const index = indexOf(id)
      if (index < 0 || (index >= from && index < to)) return false
      if (index < from && from - index <= NEAR) {
        cuts = [...idAt(Math.max(0, index - STEP)), ...cuts]
      } else if (index >= to && index - to <= NEAR) {
        cuts = [...cuts, ...idAt(to)]
        ;[next] = idAt(index + STEP)
      } else {
        cuts = idAt(Math.max(0, index - STEP))
        ;[next] = idAt(index + STEP)
      }
      return true
    },
  }
}

const isSame = (one: readonly Message[], other: readonly Message[]): boolean =>
  one.length === other.length && one.every((message, index) => message === other[index])
