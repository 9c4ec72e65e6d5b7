type See = (near: boolean) => void

const watched = new WeakMap<Element, See>()
let observer: IntersectionObserver | undefined

/** Says whether the element is in sight or less than a screen away, now and whenever that changes. Returns its own undo. */
export function watchSight(element: Element, see: See): () => void {
  // One for the page. What scrolls is within it, and clips: the margin must hold there too.
  observer ??= new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting)
    },
    { rootMargin: '100%', scrollMargin: '100%' },
  )
  const shared = observer
  watched.set(element, see)
  shared.observe(element)
  return () => {
    watched.delete(element)
    shared.unobserve(element)
  }
}
