const GAP = 4
const EDGE = 8

/** Puts what stands in the top layer above a button where there is room, else below, and within the page. Pixels. */
export function placeBeside(box: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const above = at.top - GAP - height
  const top = above >= EDGE ? above : Math.min(at.bottom + GAP, innerHeight - height - EDGE)
  const left = Math.min(at.left, innerWidth - width - EDGE)
  box.style.top = `${Math.max(top, EDGE)}px`
  box.style.left = `${Math.max(left, EDGE)}px`
}
