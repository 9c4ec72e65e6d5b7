import { MAX_DEPTH } from './limits.ts'
import { type Key, type Path, refuse } from './refuse.ts'

export interface JsonVisitor {
  /**
   * Asked as a value begins: `walk` goes into it, `take` hands it over whole, `skip` passes over it. What is skipped must
   * be JSON as well. `path` is changed by the next step: it is read, not kept.
   */
  enter(path: Path, kind: 'object' | 'array' | 'scalar'): 'walk' | 'take' | 'skip'
  take(path: Path, value: unknown): void
  /** A container that was walked is over. */
  leave(path: Path): void
}

export interface JsonWalker {
  /** The next piece of the text, cut anywhere. */
  write(text: string): void
  end(): void
}

interface Frame {
  readonly isArray: boolean
  /** The names so far, in an object of which something is made: the browser's parser would take the last of two. */
  readonly names: Set<string> | undefined
}

type Expects = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing'

const QUOTE = 34
const BACKSLASH = 92
const SMALL_U = 117
const ESCAPES = new Set([...'"\\/bfnrtu'].map(letter => letter.charCodeAt(0)))
const SPACE = /[ \t\r\n]/
const SCALAR = /[\w.+-]/

/**
 * Reads JSON in pieces. Every character is looked at once and judged by the grammar, with a stack of its own instead of
 * recursion, so that nothing in a file can make it slow or deep; the browser's own parser makes the values that are
 * taken, which is several times faster than a tokenizer in script that makes all of them.
 */
export function createJsonWalker(visitor: JsonVisitor): JsonWalker {
  const path: Key[] = []
  const frames: Frame[] = []
  let expects: Expects = 'value'
  /** The depth of the value that is being taken or skipped. */
  let whole: { readonly depth: number; readonly isTaken: boolean } | undefined
  let token: 'none' | 'key' | 'string' | 'scalar' = 'none'
  let isEscaped = false
  let hexDigits = 0
  let text = ''
  /** What is recorded begins here in `text`, after what earlier pieces had of it. */
  let recordFrom = -1
  let recorded = ''
  let keyFrom = -1
  let key = ''

  const fail = (): never => refuse('syntax', path)

  function write(piece: string): void {
    text = piece
    if (recordFrom >= 0) recordFrom = 0
    if (keyFrom >= 0) keyFrom = 0
    for (let at = 0; at < text.length; ) {
      if (token === 'none') at = readStructure(at)
      else if (token === 'scalar') at = readScalar(at)
      else at = readString(at)
    }
    if (recordFrom >= 0) recorded += text.slice(recordFrom)
    if (keyFrom >= 0) key += text.slice(keyFrom)
  }

  function readStructure(at: number): number {
    const character = text.charAt(at)
    if (SPACE.test(character)) return at + 1
    switch (expects) {
      case 'value or end':
        if (character === ']') return endContainer(at)
        return beginValue(character, at)
      case 'value':
        return beginValue(character, at)
      case 'key or end':
        if (character === '}') return endContainer(at)
        return beginKey(character, at)
      case 'key':
        return beginKey(character, at)
      case 'colon':
        if (character !== ':') fail()
        expects = 'value'
        return at + 1
      case 'comma or end':
        return readComma(character, at)
      case 'nothing':
        return fail()
    }
  }

  function readComma(character: string, at: number): number {
    const isArray = frames.at(-1)?.isArray
    if (character === (isArray ? ']' : '}')) return endContainer(at)
    if (character !== ',') fail()
    if (isArray) {
      path.push(Number(path.pop()) + 1)
      expects = 'value'
    } else {
      path.pop()
      expects = 'key'
    }
    return at + 1
  }

  function beginKey(character: string, at: number): number {
    if (character !== '"') fail()
    token = 'key'
    key = ''
    keyFrom = at
    return at + 1
  }

  function beginValue(character: string, at: number): number {
    const kind = character === '{' ? 'object' : character === '[' ? 'array' : 'scalar'
    if (kind === 'scalar' && character !== '"' && !SCALAR.test(character)) fail()
    if (!whole) {
      const way = visitor.enter(path, kind)
      if (way !== 'walk') {
        whole = { depth: frames.length, isTaken: way === 'take' }
        if (way === 'take') {
          recorded = ''
          recordFrom = at
        }
      }
    }
    if (kind === 'scalar') {
      if (character === '"') {
        token = 'string'
        return at + 1
      }
      token = 'scalar'
      key = ''
      keyFrom = at
      return at + 1
    }
    if (frames.length >= MAX_DEPTH) refuse('too-deep', path.slice(0, whole?.depth))
    const isArray = kind === 'array'
    frames.push({ isArray, names: isArray || whole?.isTaken === false ? undefined : new Set() })
    if (isArray) path.push(0)
    expects = isArray ? 'value or end' : 'key or end'
    return at + 1
  }

  function readString(at: number): number {
    for (let next = at; next < text.length; next++) {
      const code = text.charCodeAt(next)
      if (hexDigits > 0) {
        if (!isHexDigit(code)) fail()
        hexDigits -= 1
      } else if (isEscaped) {
        isEscaped = false
        if (!ESCAPES.has(code)) fail()
        if (code === SMALL_U) hexDigits = 4
      } else if (code === BACKSLASH) isEscaped = true
      else if (code === QUOTE) {
        if (token === 'key') endKey(next + 1)
        else endValue(next + 1)
        return next + 1
      } else if (code < 32) fail()
    }
    return text.length
  }

  function readScalar(at: number): number {
    let next = at
    while (next < text.length && SCALAR.test(text.charAt(next))) next++
    if (next < text.length) endScalar(next)
    return next
  }

  function endScalar(end: number): void {
    const scalar = key + text.slice(keyFrom, end)
    keyFrom = -1
    try {
      JSON.parse(scalar)
    } catch {
      fail()
    }
    endValue(end)
  }

  function endKey(end: number): void {
    const name = String(JSON.parse(key + text.slice(keyFrom, end)))
    keyFrom = -1
    token = 'none'
    path.push(name)
    expects = 'colon'
    const names = frames.at(-1)?.names
    if (names?.has(name)) refuse('twice', path)
    names?.add(name)
  }

  function endContainer(at: number): number {
    const frame = frames.pop()
    // An empty object has put nothing on the path.
    if (frame?.isArray || expects !== 'key or end') path.pop()
    if (!whole) visitor.leave(path)
    endValue(at + 1)
    return at + 1
  }

  function endValue(end: number): void {
    token = 'none'
    expects = frames.length === 0 ? 'nothing' : 'comma or end'
    if (whole?.depth !== frames.length) return
    const { isTaken } = whole
    whole = undefined
    if (!isTaken) return
    const value: unknown = JSON.parse(recorded + text.slice(recordFrom, end))
    recordFrom = -1
    recorded = ''
    visitor.take(path, value)
  }

  return {
    write,
    end() {
      text = ''
      // A number at the very end has nothing behind it that would end it.
      if (token === 'scalar') {
        keyFrom = 0
        if (recordFrom >= 0) recordFrom = 0
        endScalar(0)
      }
      if (expects !== 'nothing') refuse('cut-off', path)
    },
  }
}

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102)
}
