import type { InlineReader } from './inline-reader.ts'

const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
const ADDRESS_HERE = /<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\0- <>]*>/y
const MAIL_HERE = new RegExp(`<[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${LABEL}(?:\\.${LABEL})*>`, 'y')
const UNFINISHED_HERE =
  /<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\0- <>]*|[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9.-]*)$/y

/** `<https://…>` or `<me@…>`. */
export function readAutolink(reader: InlineReader): boolean {
  const { at, open } = reader
  const address = reader.match(ADDRESS_HERE)
  const link = address ?? reader.match(MAIL_HERE)
  if (link !== undefined) {
    const text = link.slice(1, -1)
    const url = address === undefined ? `mailto:${text}` : text
    return reader.push({ type: 'link', url, children: [{ type: 'text', text }] }, at + link.length)
  }
  const unfinished = open ? reader.match(UNFINISHED_HERE) : undefined
  if (unfinished === undefined) return false
  const text = unfinished.slice(1)
  return reader.push({ type: 'link', children: [{ type: 'text', text }] }, at + unfinished.length)
}
