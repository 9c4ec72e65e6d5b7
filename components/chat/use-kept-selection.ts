import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

type Ends = readonly [anchor: Node, anchorOffset: number, focus: Node, focusOffset: number]

/**
 * Keeps what is selected while text is added to the nodes it stands in. Whoever writes to a text node, as Preact does,
 * takes each end of a selection in it back to the node's start: so the DOM has it ("replace data").
 */
export function useKeptSelection(region: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const root = region.current
    if (!root) return
    const isHere = (node: Node | null | undefined): node is Node => root.contains(node ?? null)
    let ends: Ends | undefined

    const changes = new MutationObserver(records => {
      const selection = getSelection()
      if (!ends || !selection) return
      const [anchor, anchorOffset, focus, focusOffset] = ends
      const isKept = (node: Node, offset: number) =>
        records.every(({ target, oldValue }) => target !== node || hasSameStart(node, oldValue, offset))
      const isTouched = records.some(({ target }) => target === anchor || target === focus)
      if (isTouched && isKept(anchor, anchorOffset) && isKept(focus, focusOffset))
        selection.setBaseAndExtent(anchor, anchorOffset, focus, focusOffset)
    })

    // It is told a moment later, when what was written has been made good.
    const onSelectionChange = ({ target }: Event) => {
      // In a field it is the field's own. To ask for it then would cost as much as the rest of a key.
      const selection = target === document ? getSelection() : null
      const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {}
      if (selection?.isCollapsed === false && isHere(anchorNode) && focusNode) {
        // Nobody watches every letter of an answer for a selection that is not there.
        if (!ends) changes.observe(root, WRITTEN)
        ends = [anchorNode, anchorOffset, focusNode, focusOffset]
      } else if (ends) {
        ends = undefined
        changes.disconnect()
      }
    }

    document.addEventListener('selectionchange', onSelectionChange)
    return () => {
      document.removeEventListener('selectionchange', onSelectionChange)
      changes.disconnect()
    }
  }, [])
}

const WRITTEN = { subtree: true, characterData: true, characterDataOldValue: true }

function hasSameStart(node: Node, before: string | null, length: number): boolean {
  return node.isConnected && node.nodeValue?.slice(0, length) === before?.slice(0, length)
}
