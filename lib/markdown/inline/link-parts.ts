import { unescapeText } from './entities.ts'

/** Parentheses within each other in an address. */
const MAX_PARENTHESES = 32

interface Part {
  readonly text: string
  /** Behind it. */
  readonly end: number
}

/** Behind white space, of which at most one line break. */
export function skipSpace(text: string, at: number): number {
  let end = at
  let breaks = 0
  for (; end < text.length; end++) {
    const character = text[end]
    if (character === '\n' && ++breaks > 1) return end
    if (character !== '\n' && character !== ' ' && character !== '\t') break
  }
  return end
}

/** `<…>`, or a run without white space whose parentheses are balanced. */
export function readDestination(text: string, at: number): Part | undefined {
  return text[at] === '<' ? readBracketed(text, at) : readBare(text, at)
}

function readBracketed(text: string, at: number): Part | undefined {
  for (let end = at + 1; end < text.length; end++) {
    const character = text[end]
    if (character === '>') return { text: unescapeText(text.slice(at + 1, end)), end: end + 1 }
    if (character === '<' || character === '\n') return undefined
    if (character === '\\' && text[end + 1] !== '\n') end += 1
  }
  return undefined
}

function readBare(text: string, at: number): Part | undefined {
  let open = 0
  let end = at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code <= 32 || code === 127) break
    if (code === 0x5c) {
      if (text.charCodeAt(end + 1) > 32) end += 1
    } else if (code === 0x28) {
      open += 1
      if (open > MAX_PARENTHESES) return undefined
    } else if (code === 0x29) {
      if (open === 0) break
      open -= 1
    }
  }
  if (open > 0) return undefined
  return { text: unescapeText(text.slice(at, end)), end }
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')' }

export function readTitle(text: string, at: number): Part | undefined {
  const opening = text[at] ?? ''
  const closing = CLOSING[opening]
  if (!closing) return undefined
  for (let end = at + 1; end < text.length; end++) {
    const character = text[end]
    if (character === closing) return { text: unescapeText(text.slice(at + 1, end)), end: end + 1 }
    if (character === '\\') end += 1
    else if (opening === '(' && character === '(') return undefined
    else if (character === '\n' && /^[ \t]*\n/.test(text.slice(end + 1, end + 100))) return undefined
  }
  return undefined
}

/** A label is no longer than this. */
export const MAX_LABEL = 999

/** `[…]` without brackets in it that are not escaped. */
export function readLabel(text: string, at: number): Part | undefined {
  if (text[at] !== '[') return undefined
  const most = Math.min(text.length, at + MAX_LABEL + 2)
  for (let end = at + 1; end < most; end++) {
    const character = text[end]
    if (character === ']') {
      const label = text.slice(at + 1, end)
      return { text: label, end: end + 1 }
    }
    if (character === '[') return undefined
    if (character === '\\') end += 1
  }
  return undefined
}
