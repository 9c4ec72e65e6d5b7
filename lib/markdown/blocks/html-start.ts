/** Ends of HTML blocks; where it is undefined a blank line ends it. */
interface HtmlKind {
  readonly start: RegExp
  readonly end?: RegExp
  /** Whether it may stand right behind a line of a paragraph. */
  readonly interrupts: boolean
}

const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'
const ATTRIBUTE = `\\s+[A-Za-z_:][\\w.:-]*(?:\\s*=\\s*(?:[^\\s"'=<>\`]+|'[^']*'|"[^"]*"))?`
const OPEN_TAG = `<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*\\s*/?>`
const CLOSE_TAG = '</[A-Za-z][A-Za-z0-9-]*\\s*>'

/** The seven kinds of CommonMark, in its order. */
const KINDS: readonly HtmlKind[] = [
  {
    start: /^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
    end: /<\/(?:script|pre|textarea|style)>/i,
    interrupts: true,
  },
  { start: /^<!--/, end: /-->/, interrupts: true },
  { start: /^<\?/, end: /\?>/, interrupts: true },
  { start: /^<![A-Za-z]/, end: />/, interrupts: true },
  { start: /^<!\[CDATA\[/, end: /\]\]>/, interrupts: true },
  { start: new RegExp(`^</?(?:${BLOCK_TAGS})(?:\\s|/?>|$)`, 'i'), interrupts: true },
  { start: new RegExp(`^(?:${OPEN_TAG}|${CLOSE_TAG})\\s*$`), interrupts: false },
]

/** A tag that stands alone on a line is no longer than this. Longer ones are not looked at, whatever they would cost. */
const MAX_TAG = 2_000

/** What ends the HTML block that begins with this text (`undefined`: a blank line), or none where none begins. */
export function findHtmlStart(
  text: string,
  inParagraph: boolean,
): { readonly end: RegExp | undefined } | undefined {
  if (!text.startsWith('<')) return undefined
  const head = text.length > MAX_TAG ? text.slice(0, MAX_TAG) : text
  const kind = KINDS.find(({ start, interrupts }) => (interrupts || !inParagraph) && start.test(head))
  return kind && { end: kind.end }
}
