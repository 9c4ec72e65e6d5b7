import { useContext } from 'preact/hooks'
import { isTelling, type LinkTarget } from '../../lib/markdown/link-target.ts'
import { MarkdownContext } from './markdown-context.ts'

/** What every way out of an answer has in common: no word of where it came from, and a question where it says too much. */
export function useLeaving(target: LinkTarget) {
  const { isSaidHere, askToOpen } = useContext(MarkdownContext)
  // The middle button is a click of its own kind.
  const leave = (event: MouseEvent) => {
    if (event.button > 1 || !isTelling(target, isSaidHere)) return
    event.preventDefault()
    askToOpen(target)
  }
  return {
    href: target.href,
    target: '_blank',
    rel: 'noopener noreferrer',
    referrerpolicy: 'no-referrer',
    onClick: leave,
    onAuxClick: leave,
  } as const
}
