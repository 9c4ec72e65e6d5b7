/**
 * The elements that name this one, for a content script; nothing where that cannot be known. Firefox (153) is not asked for
 * them but for their ids: where the page has asked for them itself, an extension's question ends the page's process.
 */
export function labelledBy(element: Element): readonly Element[] | undefined {
  if (!import.meta.env.FIREFOX) return element.ariaLabelledByElements ?? []
  const ids = element.getAttribute('aria-labelledby')
  // A page has named them by themselves, which leaves no ids.
  if (ids === '') return undefined
  const root = element.getRootNode() as Document | ShadowRoot // what has the focus is in one of them
  return (ids?.split(/\s+/) ?? []).map(id => root.getElementById(id)).filter(found => found !== null)
}
