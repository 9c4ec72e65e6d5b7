import type { VNode } from 'preact'

/**
 * Has a part of a text drawn once: what did not change is the same object, drawn as the same node, and Preact passes over a
 * node that it has seen. A component for each of thousands of parts does that too, and costs more. `draw` gives the node
 * the key, which it has among those beside it.
 */
export function drawOnce<T extends object>(draw: (part: T, key: number) => VNode) {
  const drawn = new WeakMap<T, VNode>()
  return (part: T, key: number): VNode => {
    const before = drawn.get(part)
    if (before?.key === key) return before
    const view = draw(part, key)
    drawn.set(part, view)
    return view
  }
}
