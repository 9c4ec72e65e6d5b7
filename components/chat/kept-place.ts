/** The place in a text that is read, which stays where it is on the screen. */
export interface KeptPlace {
  /** The reader has come to another one, by so many pixels. */
  remember(scrolled: number): void
  /** The reader is being taken somewhere else. */
  forget(): void
  /** What has moved it is the reader's own doing. */
  accept(): void
  /** Makes good what has moved it, if the browser has not. From a `ResizeObserver` that is in time for the same frame. */
  restore(): void
}

/** Nothing of these is a block: what their text says moves within one, and they may come to be other elements. */
const IN_LINE = 'a, bdi, br, code, del, em, img, math, span, strong, sub, sup'

interface Place {
  readonly element: Element
  /** From the upper edge, in pixels. */
  distance: number
}

/**
 * What is read is in the middle of the sight. Scroll anchoring keeps what is at its upper edge, and what changes its
 * height between the two moves it: links that show their hosts, once the end of the answer says where they lead. In
 * Firefox it knows nothing of `content-visibility` besides: what comes near the sight for the first time moves all below
 * it by as much as its size was guessed wrong.
 */
export function createKeptPlace(box: HTMLElement, text: HTMLElement): KeptPlace {
  /** From the outermost to the innermost. Those within may be gone when they are needed. */
  let places: Place[] = []
  let position = 0
  let frame = 0

  const edge = () => box.getBoundingClientRect().top

  function note(): void {
    const from = edge()
    position = box.scrollTop
    for (const place of places) place.distance = place.element.getBoundingClientRect().top - from
  }

  function restore(): void {
    const place = places.findLast(({ element }) => element.checkVisibility())
    if (!place) return
    const before = { position, distance: place.distance }
    note()
    const moved = place.distance - before.distance
    // What has moved as far as it was scrolled was not pushed.
    const pushed = moved + position - before.position
    if (Math.abs(pushed) < 1 || Math.abs(moved) < 1) return
    box.scrollBy({ top: moved, behavior: 'instant' })
    note()
  }

  function look(): void {
    const elements = pathTo(text, edge() + box.clientHeight / 2)
    places = elements.map(element => ({ element, distance: 0 }))
    note()
  }

  function forget(): void {
    cancelAnimationFrame(frame)
    places = []
  }

  return {
    remember(scrolled) {
      // Who has come from afar sees nothing yet that could stay.
      if (Math.abs(scrolled) >= box.clientHeight) {
        forget()
        frame = requestAnimationFrame(() => {
          frame = requestAnimationFrame(look)
        })
        return
      }
      look()
    },

    forget,
    accept: note,
    restore,
  }
}

/**
 * The blocks within each other that reach below this line first. What is not drawn yet nobody reads, and to look into it
 * has Firefox draw it, with all that has come near the sight.
 */
function pathTo(parent: Element, line: number): readonly Element[] {
  for (const child of parent.children) {
    if (child.matches(IN_LINE) || child.getBoundingClientRect().bottom <= line) continue
    const isDrawn = child.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? true
    if (isDrawn) return [child, ...pathTo(child, line)]
  }
  return []
}
