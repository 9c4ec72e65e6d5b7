/**
 * The first press of a double click may take away what it was meant for, or put something else there. The second was not
 * meant for that, and does nothing. Nor does a key that is held down, to what the focus has gone to meanwhile.
 */
export function stopStrayPresses(page: Document): void {
  let meant: HTMLElement | undefined
  let heldOn: HTMLElement | undefined

  function onClick(event: MouseEvent): void {
    const control = controlOf(event.target)
    if (event.detail <= 1) meant = control
    else if (control && control !== meant && !isNext(control, meant)) stop(event)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const control = controlOf(event.target)
    if (!event.repeat) heldOn = control
    else if (/^(Enter| )$/.test(event.key) && control && control !== heldOn && !isNext(control, heldOn))
      stop(event)
  }

  page.addEventListener('click', onClick, true)
  page.addEventListener('keydown', onKeyDown, true)
}

function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** What a press is for. That of a label is for its control, which gets one of its own. */
function controlOf(target: EventTarget | null): HTMLElement | undefined {
  const found =
    target instanceof Element &&
    target.closest<HTMLElement>('a, button, input, label, select, summary, textarea')
  if (!found) return undefined
  return (found instanceof HTMLLabelElement && found.control) || found
}

/** A way that is gone step by step has another button at each. */
function isNext({ dataset: { direction } }: HTMLElement, before: HTMLElement | undefined): boolean {
  return direction !== undefined && direction === before?.dataset.direction
}
