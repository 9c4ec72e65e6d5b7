import { CLASSES, ELEMENTS, isKnownAttribute, isKnownStyle } from './known-mathml.ts'
import { MAX_DEPTH, MAX_ELEMENTS } from './limits.ts'
import type { MathsNode, Typeset } from './maths-node.ts'

/** What the engine makes, as far as we look: its elements have a `type`, its texts a `text`, its fragments neither. */
interface EngineNode {
  readonly type?: unknown
  readonly text?: unknown
  readonly attributes?: unknown
  readonly style?: unknown
  readonly classes?: unknown
  readonly children?: unknown
}

const TOKENS: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'mtext', 'mspace'])

/** Rebuilds a tree of the engine from what we know; of an element that we do not know its children remain. */
export function toMathsNodes(root: unknown): Typeset {
  let elements = 0
  let deepest = 0

  function read(node: EngineNode, depth: number): MathsNode[] {
    deepest = Math.max(deepest, depth)
    if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) return []
    if (typeof node.text === 'string') return [node.text]
    const { type: name, children: list } = node
    const children = isList(list) ? list.filter(isObject).flatMap(child => read(child, depth + 1)) : []
    if (typeof name !== 'string' || !ELEMENTS.has(name)) return children
    elements++
    // HTML would begin in a token that holds more than text; a row draws the same.
    const isRow = TOKENS.has(name) && children.some(child => typeof child !== 'string')
    const attributes = pick(node.attributes, isKnownAttribute)
    const classes = isList(node.classes) ? node.classes.filter(isKnownClass) : []
    const styles = pick(node.style, isKnownStyle)
    return [{ name: isRow ? 'mrow' : name, attributes, styles, classes, children }]
  }

  const nodes = isObject(root) ? read(root, 0) : []
  if (deepest > MAX_DEPTH) return { refusal: 'It is nested too deeply.' }
  return elements > MAX_ELEMENTS ? { refusal: 'It is too large.' } : { nodes, elements }
}

function pick(record: unknown, isKnown: (name: string, value: string) => boolean): Record<string, string> {
  if (!isObject(record)) return {}
  const entries = Object.entries(record).map(([name, value]): [string, string] => [name, String(value)])
  return Object.fromEntries(entries.filter(([name, value]) => isKnown(name, value)))
}

const isKnownClass = (name: unknown): name is string => typeof name === 'string' && CLASSES.has(name)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
