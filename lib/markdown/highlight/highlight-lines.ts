import { createLowlight } from 'lowlight'
import { grammars } from './grammars.ts'
import { type Kind, toKind } from './kinds.ts'

/** Some characters of one line that are of one kind. */
export type Run = readonly [kind: Kind, text: string]

/** With its `\n` at the end. Neighbours are of different kinds. */
export type Line = readonly Run[]

/** What lowlight makes, as far as we look. */
type Node = ReturnType<typeof lowlight.highlight>['children'][number]

const lowlight = createLowlight(grammars)

/** The code, line by line. Put together the texts are the code, whatever the grammar makes of it. */
export function highlightLines(code: string, grammar: string): Line[] {
  const lines: Line[] = []
  let line: Run[] = []

  function add(kind: Kind, text: string): void {
    const last = line.at(-1)
    if (last?.[0] === kind) line[line.length - 1] = [kind, last[1] + text]
    else line.push([kind, text])
    if (!text.endsWith('\n')) return
    lines.push(line)
    line = []
  }

  // A stack of its own: how deep a grammar nests is the code's choice.
  const stack: { nodes: readonly Node[]; next: number; kind: Kind }[] = [
    { nodes: lowlight.highlight(grammar, code, { prefix: '' }).children, next: 0, kind: 'plain' },
  ]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = top.nodes[top.next++]
    if (!node) stack.pop()
    else if (node.type === 'text')
      for (const text of node.value.match(/[^\n]+\n?|\n/g) ?? []) add(top.kind, text)
    else if (node.type === 'element')
      stack.push({
        nodes: node.children,
        next: 0,
        kind: toKind(classesOf(node.properties.className), top.kind),
      })
  }
  return line.length > 0 ? [...lines, line] : lines
}

const classesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
