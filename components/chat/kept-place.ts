/** The place in a text that is read, which stays where it is on the screen. */
export interface KeptPlace {
  /** The reader has come to another one, by so many pixels. */
  remember(scrolled: number): void
  /** The reader is being taken somewhere else. */
  forget(): void
  /** Makes good what has moved it, if the browser has not. From a `ResizeObserver` that is in time for the same frame. */
  restore(): void
}

/**
 * In Firefox scroll anchoring knows nothing of `content-visibility`: what comes near the sight for the first time moves
 * all below it by as much as its size was guessed wrong.
 */
export function createKeptPlace(box: HTMLElement, text: HTMLElement): KeptPlace {
  let place: Element | undefined
  let position = 0
  let distance = 0

  const edge = () => box.getBoundingClientRect().top

  function note(): void {
    position = box.scrollTop
    if (place) distance = place.getBoundingClientRect().top - edge()
  }

  return {
    remember(scrolled) {
      // Who has come from afar sees nothing yet that could stay.
      const isNear = Math.abs(scrolled) < box.clientHeight
      place = isNear ? firstDrawn(text, edge()) : undefined
      note()
    },

    forget() {
      place = undefined
    },

    restore() {
      if (!place?.checkVisibility()) return
      const before = { position, distance }
      note()
      const moved = distance - before.distance
      // What has moved as far as it was scrolled was not pushed.
      const pushed = moved + position - before.position
      if (Math.abs(pushed) < 1) return
      box.scrollBy({ top: moved, behavior: 'instant' })
      note()
    },
  }
}

/**
 * The innermost element that reaches below the edge first. What is not drawn yet nobody reads, and to look into it has
 * Firefox draw it, with all that has come near the sight.
 */
function firstDrawn(parent: Element, edge: number): Element | undefined {
  for (const child of parent.children) {
    if (child.getBoundingClientRect().bottom <= edge) continue
    const inner = child.firstElementChild
    const isDrawn = inner?.checkVisibility({ contentVisibilityAuto: true }) ?? true
    const found = isDrawn && (inner ? firstDrawn(child, edge) : child)
    if (found) return found
  }
  return undefined
}
