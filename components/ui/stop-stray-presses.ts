/** Milliseconds in which nobody has seen where the focus went, and means to press that. */
const TOO_SOON = 400

/**
 * The first press of a double click may take away what it was meant for, or put something else there. The second was not
 * meant for that, and does nothing. Nor does a key that is held down, or comes twice, to what the focus went to with the
 * first.
 */
export function stopStrayPresses(page: Document): void {
  let meant: HTMLElement | undefined
  let last: { key: string; control: HTMLElement; at: number } | undefined

  function onClick(event: MouseEvent): void {
    const control = controlOf(event.target)
    if (event.detail <= 1) meant = control
    else if (control && control !== meant && !isNext(control, meant)) stop(event)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key, repeat, timeStamp: at } = event
    const found = key === 'Enter' || key === ' ' ? controlOf(event.target) : undefined
    // In a field it is typed.
    const control = found?.matches('a, button, summary') ? found : undefined
    const isAgain = last?.key === key && (repeat || at - last.at < TOO_SOON) && !last.control.isConnected
    if (last && isAgain && control && !isNext(control, last.control)) {
      last.at = at
      stop(event)
    } else {
      last = control && { key, control, at }
    }
  }

  page.addEventListener('click', onClick, true)
  page.addEventListener('keydown', onKeyDown, true)
}

function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** What a click is for. That of a label is for its control, which gets one of its own. */
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
