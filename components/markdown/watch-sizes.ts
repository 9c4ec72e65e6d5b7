/**
 * Calls back at once, and whenever the box or its one child, which stays, has another size, until what this returns is
 * called.
 */
export function watchSizes(box: HTMLElement, onSize: () => void): () => void {
  const observer = new ResizeObserver(onSize)
  observer.observe(box)
  if (box.firstElementChild) observer.observe(box.firstElementChild)
  return () => observer.disconnect()
}
