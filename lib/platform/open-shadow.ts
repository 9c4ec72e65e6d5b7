import { browser } from 'wxt/browser'

declare global {
  interface Element {
    /** Firefox's, for extensions alone. */
    readonly openOrClosedShadowRoot: ShadowRoot | null
  }
}

/** What stands in this node out of the page's sight, for a content script. Throws where it cannot be looked into. */
export function openShadow(node: Node | undefined): ShadowRoot | null {
  if (!(node instanceof HTMLElement)) return null
  return import.meta.env.FIREFOX ? node.openOrClosedShadowRoot : browser.dom.openOrClosedShadowRoot(node)
}
