import { openShadow } from '../../lib/platform/open-shadow.ts'
import { isSecret } from './is-secret.ts'

/** What is selected in this frame, and where on the screen it ends. */
export interface SelectedText {
  /** Empty where only a caret stands. */
  readonly text: string
  readonly rect: DOMRect
}

/** Chrome's shadow roots have a selection of their own. */
type Root = DocumentOrShadowRoot & { getSelection?(): Selection | null }

/**
 * A secret is not read to find out that it is one: the names of the field and of what it stands in are asked first. If
 * a shadow root cannot be looked into, this throws, and nothing is read either.
 */
export function readSelectedText(): SelectedText | undefined {
  let active = document.activeElement
  while (active) {
    const inner: Element | null | undefined = openShadow(active)?.activeElement
    if (!inner) break
    if (isSecret(active)) return undefined
    active = inner
  }
  if (!(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement))
    return readSelection(document)
  if (isSecret(active)) return undefined
  const text = active.value.slice(active.selectionStart ?? 0, active.selectionEnd ?? 0)
  return { text: text.trim(), rect: active.getBoundingClientRect() }
}

function readSelection(root: Root): SelectedText | undefined {
  const selection = root.getSelection?.()
  if (!selection?.rangeCount) return undefined
  const range = selection.getRangeAt(selection.rangeCount - 1)
  if (range.collapsed) {
    // What is selected within a shadow root looks from outside like a caret before its host.
    const inner = openShadow(range.startContainer.childNodes[range.startOffset])
    return inner ? readSelection(inner) : undefined
  }
  const rect = [...range.getClientRects()].at(-1)
  // Not before: Chrome's `toString` gives what is selected in a field too, which has no rectangle in the range.
  return rect && { text: selection.toString().trim(), rect }
}
