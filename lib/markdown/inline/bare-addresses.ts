import type { InlineReader } from './inline-reader.ts'

type Kind = 'www' | 'scheme' | 'mail'

interface Place {
  readonly at: number
  readonly kind: Kind
}

/** Names of hosts have fewer parts, and are no longer: so none that is none is read again and again. */
const MAX_LABELS = 32
const MAX_DOMAIN = 253
const MAX_MAILBOX = 64

const STARTS = /www\.|(?:https?|ftp):\/\/|@/gi
const HOST = '[^\\s\\p{P}\\p{S}\\p{Cc}]|[-_]'
const DOMAIN_HERE = new RegExp(`(?:(?:${HOST})+\\.?){1,${MAX_LABELS}}`, 'uy')
/** No space follows them in the scripts that they belong to. GFM takes them and all that follows into the address. */
const WIDE_MARK = /[。，、！？；：（）【】《》「」『』〈〉“”]/
const TAIL_HERE = /[?!.,:*_~'")…]*(?=[\s<]|$)/y
const MAIL_HERE = /[a-zA-Z0-9._+-]+@[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9][a-zA-Z0-9_-]*)+/y

/** Where addresses without brackets may begin, as GFM finds them: found once for the whole text. */
export class BareAddresses {
  private readonly places: readonly Place[]
  private cursor = 0

  constructor(text: string) {
    this.places = [...text.matchAll(STARTS)]
      .flatMap(({ 0: start, index }) => toPlace(text, start.toLowerCase(), index))
      .sort((a, b) => a.at - b.at)
  }

  /** The next place from here on, or the end. */
  next(from: number): number {
    while ((this.places[this.cursor]?.at ?? from) < from) this.cursor += 1
    return this.places[this.cursor]?.at ?? Number.POSITIVE_INFINITY
  }

  read(reader: InlineReader): boolean {
    const { text, at, open } = reader
    if (this.next(at) !== at) return false
    for (let place = this.places[this.cursor]; place?.at === at; place = this.places[++this.cursor]) {
      const end = endOfAddress(reader, place.kind)
      if (end === undefined) continue
      const address = text.slice(at, end)
      const url =
        place.kind === 'www' ? `http://${address}` : place.kind === 'mail' ? `mailto:${address}` : address
      // What may still grow leads nowhere yet.
      const isWhole = !open || end < text.length
      reader.items.push({ kind: 'address', text: address, ...(isWhole && { url }) })
      reader.at = end
      return true
    }
    return false
  }
}

function toPlace(text: string, start: string, index: number): Place[] {
  const before = text.charAt(index - 1)
  if (start === 'www.') return before === '' || /[\s*_~([\]]/.test(before) ? [{ at: index, kind: 'www' }] : []
  if (start !== '@') return /[a-zA-Z]/.test(before) ? [] : [{ at: index, kind: 'scheme' }]
  let at = index
  while (at > 0 && index - at <= MAX_MAILBOX && /[a-zA-Z0-9._+-]/.test(text.charAt(at - 1))) at -= 1
  return at === index || index - at > MAX_MAILBOX || text[at - 1] === '/' ? [] : [{ at, kind: 'mail' }]
}

function endOfAddress(reader: InlineReader, kind: Kind): number | undefined {
  const { text, at } = reader
  if (kind === 'mail') {
    const mail = reader.match(MAIL_HERE) ?? ''
    return /[a-zA-Z]/.test(mail.charAt(mail.length - 1)) ? at + mail.length : undefined
  }
  const start = kind === 'www' ? at + 4 : text.indexOf('/', at) + 2
  const domain = reader.match(DOMAIN_HERE, start)
  if (domain === undefined || domain.length > MAX_DOMAIN) return undefined
  const behind = start + domain.length
  // Where no path follows, the marks at its end are none of it.
  const host = reader.match(TAIL_HERE, behind) !== undefined ? domain.replace(/(?<![_.])[_.]+$/, '') : domain
  const labels = kind === 'www' ? ['www', ...host.split('.')] : host.split('.')
  if (host === '' || labels.slice(-2).some(label => label.includes('_'))) return undefined
  const end = withoutTail(text, start, endOfPath(reader, behind))
  return end > start ? end : undefined
}

/** Up to white space or `<`, and no further than the text of a link that it stands in. */
function endOfPath({ text, brackets }: InlineReader, from: number): number {
  let depth = 0
  let end = from
  for (; end < text.length; end++) {
    const character = text.charAt(end)
    if (character === '<' || /\s/.test(character) || WIDE_MARK.test(character)) break
    if (character === '[') depth += 1
    if (character === ']' && --depth < 0 && (brackets.length > 0 || /[([]/.test(text.charAt(end + 1)))) break
  }
  return end
}

/** Marks at the end of a sentence are no part of an address in it, nor is a parenthesis around it, nor an entity. */
function withoutTail(text: string, start: number, from: number): number {
  let end = from
  let unopened = 0
  for (const character of text.slice(start, from)) {
    if (character === '(') unopened -= 1
    if (character === ')') unopened += 1
  }
  for (; end > start; end--) {
    const last = text.charAt(end - 1)
    if (last === ')' && unopened > 0) unopened -= 1
    else if (last === ';') end -= lengthOfEntity(text, start, end)
    else if (!/[?!.,:*_~'"…]/.test(last)) break
  }
  return end
}

/** Of the entity that ends here, without its `;`. */
function lengthOfEntity(text: string, start: number, end: number): number {
  let at = end - 1
  while (at > start && /[a-zA-Z0-9]/.test(text.charAt(at - 1))) at -= 1
  return at < end - 1 && text[at - 1] === '&' ? end - at : 0
}
