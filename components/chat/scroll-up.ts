const EDITABLE = 'input, textarea, select, [contenteditable]'

/**
 * Calls `act` when the person turns the wheel up or presses a key that scrolls up in `box`, and there is somewhere to go.
 *
 * The browser glides there, and a position written before the first pixel of it ends the glide without any scroll event:
 * whoever keeps a position of their own must hear of it now.
 */
export function onScrollUp(box: HTMLElement, act: () => void, signal: AbortSignal): void {
  const actIfAny = () => {
    if (box.scrollTop > 0) act()
  }
  box.addEventListener(
    'wheel',
    ({ deltaY, ctrlKey }) => {
      // With Ctrl it is the zoom.
      if (deltaY < 0 && !ctrlKey) actIfAny()
    },
    { passive: true, signal },
  )
  box.addEventListener(
    'keydown',
    event => {
      if (!event.defaultPrevented && scrollsUp(event, box)) actIfAny()
    },
    { signal },
  )
}

function scrollsUp({ key, altKey, shiftKey, target }: KeyboardEvent, box: HTMLElement): boolean {
  if (altKey || (target instanceof Element && target.closest(EDITABLE))) return false
  // Everywhere else it presses what has the focus.
  if (key === ' ') return shiftKey && target === box
  // With Shift they select.
  return !shiftKey && (key === 'PageUp' || key === 'Home' || key === 'ArrowUp')
}
