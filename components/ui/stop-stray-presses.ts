/**
 * The first press of a double click may take away what it was meant for, or put something else there. The second was not
 * meant for that, and does nothing. Returns its undo.
 */
export function stopStrayPresses(page: Document): () => void {
  let meant: Element | undefined

  function onClick(event: MouseEvent): void {
    const control = controlOf(event.target)
    if (event.detail <= 1) meant = control
    else if (control && control !== meant && !isNext(control, meant)) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }

  page.addEventListener('click', onClick, true)
  return () => page.removeEventListener('click', onClick, true)
}

/** What a click is for. That of a label is for its control, which gets one of its own. */
function controlOf(target: EventTarget | null): Element | undefined {
  const found =
    target instanceof Element && target.closest('a, button, input, label, select, summary, textarea')
  if (!found) return undefined
  return (found instanceof HTMLLabelElement && found.control) || found
}

/** A way that is gone step by step has another button at each. */
function isNext(control: Element, before: Element | undefined): boolean {
  const direction = control.getAttribute('data-direction')
  return direction !== null && direction === before?.getAttribute('data-direction')
}
