import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { toSelectedPart } from './selected-part.ts'
import { toPlainText } from './to-plain-text.ts'
import { toRichText } from './to-rich-text.ts'

/** The answers that are drawn. */
const answers = new Set<Element>()

/** What is copied of this answer is a text that somebody would type, and the same as HTML for other programs. */
export function useCopy(answer: RefObject<Element | null>): void {
  useEffect(() => {
    const element = answer.current
    if (!element) return
    if (answers.size === 0) document.addEventListener('copy', onCopy)
    answers.add(element)
    return () => {
      answers.delete(element)
      if (answers.size === 0) document.removeEventListener('copy', onCopy)
    }
  }, [answer])
}

/** A selection may go over several answers, and what stands between them. */
function onCopy(event: ClipboardEvent): void {
  const selection = getSelection()
  // In a field that is what is selected in it, and Firefox can select several places.
  if (!selection || selection.isCollapsed || selection.rangeCount !== 1 || isField(event.target)) return
  const range = selection.getRangeAt(0)
  if (![...answers].some(answer => range.intersectsNode(answer))) return
  const part = toSelectedPart(range)
  if (!part || !event.clipboardData) return
  event.clipboardData.setData('text/plain', toPlainText(part))
  event.clipboardData.setData('text/html', toRichText(part.root, part))
  event.preventDefault()
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
