import { openShadow } from './open-shadow.ts'

/**
 * Removes from the page what an older version of this script has shown at the end of it, by its text. In Firefox an update
 * takes that script away and leaves its button, which nothing hides any more; in Chrome it lives on and hears of the newer one.
 */
export function removeOrphan(text: string): void {
  if (!import.meta.env.FIREFOX) return
  for (const left of document.documentElement.children)
    if (openShadow(left)?.textContent === text) left.remove()
}
