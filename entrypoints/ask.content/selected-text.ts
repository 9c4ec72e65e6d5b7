/** What is selected in this frame, and where on the screen it ends. */
export interface SelectedText {
  readonly text: string
  readonly rect: DOMRect
}

const TEXT_INPUTS = new Set(['text', 'search', 'url', 'tel'])
const SECRET_AUTOCOMPLETE = /\bcc-|password|one-time-code/i
const SECRET_NAME = /passw|card.?n|cvc|cvv|csc|ccnum|iban|secret|otp/i

export function readSelectedText(): SelectedText | undefined {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return readField(field)
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const text = selection.toString().trim()
  const rects = selection.getRangeAt(selection.rangeCount - 1).getClientRects()
  const rect = rects[rects.length - 1]
  return text && rect ? { text, rect } : undefined
}

/** A secret is not read to find out that it is one: the field's own attributes are asked first. */
function readField(field: HTMLInputElement | HTMLTextAreaElement): SelectedText | undefined {
  if (isSecret(field)) return undefined
  const { selectionStart: start, selectionEnd: end } = field
  if (start === null || end === null || start === end) return undefined
  const text = field.value.slice(start, end).trim()
  return text ? { text, rect: field.getBoundingClientRect() } : undefined
}

function isSecret(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  if (field instanceof HTMLInputElement && !TEXT_INPUTS.has(field.type)) return true
  const label = field.getAttribute('aria-label') ?? ''
  return (
    SECRET_AUTOCOMPLETE.test(field.autocomplete) ||
    [field.name, field.id, label].some(name => SECRET_NAME.test(name))
  )
}
