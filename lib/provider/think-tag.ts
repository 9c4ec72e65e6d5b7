const OPEN = '<think>'
const CLOSE = '</think>'

export interface ThinkPiece {
  readonly type: 'text' | 'reasoning'
  readonly text: string
}

/**
 * Takes `<think>…</think>` at the very start of an answer for reasoning, as servers send it that do not parse their models'
 * output. Anywhere else the tag is text: an answer may well be about it. White space before the tag and after its end belongs
 * to neither; a tag that is never closed is reasoning to the end. Deltas may cut it anywhere.
 */
export function createThinkSplitter() {
  let state: 'start' | 'thinking' | 'closed' | 'text' = 'start'
  let space = ''
  let held = ''

  function feed(delta: string): ThinkPiece[] {
    switch (state) {
      case 'start':
        return readStart(delta)
      case 'thinking':
        return readThought(held + delta)
      case 'closed':
        return readText(delta.trimStart())
      case 'text':
        return readText(delta)
    }
  }

  function readStart(delta: string): ThinkPiece[] {
    const begun = held === '' ? delta.trimStart() : delta
    space += delta.slice(0, delta.length - begun.length)
    held += begun
    if (held.startsWith(OPEN)) {
      state = 'thinking'
      return readThought(held.slice(OPEN.length))
    }
    return OPEN.startsWith(held) ? [] : readText(space + held)
  }

  function readThought(thought: string): ThinkPiece[] {
    const end = thought.indexOf(CLOSE)
    if (end === -1) {
      const sure = thought.length - lengthOfPartialClose(thought)
      held = thought.slice(sure)
      return toPieces('reasoning', thought.slice(0, sure))
    }
    state = 'closed'
    held = ''
    const after = thought.slice(end + CLOSE.length).trimStart()
    return [...toPieces('reasoning', thought.slice(0, end)), ...readText(after)]
  }

  function readText(text: string): ThinkPiece[] {
    if (text !== '') state = 'text'
    return toPieces('text', text)
  }

  /** What was held back because it could have become a tag. */
  function end(): ThinkPiece[] {
    if (state === 'start') return toPieces('text', space + held)
    return state === 'thinking' ? toPieces('reasoning', held) : []
  }

  return { feed, end }
}

function toPieces(type: ThinkPiece['type'], text: string): ThinkPiece[] {
  return text === '' ? [] : [{ type, text }]
}

function lengthOfPartialClose(text: string): number {
  for (let length = CLOSE.length - 1; length > 0; length--) {
    if (text.endsWith(CLOSE.slice(0, length))) return length
  }
  return 0
}
