import { isExpression, isPlaceholderKey } from './is-placeholder.ts'
import { KEY_IN_TEXT, looksLikeKey } from './looks-like-key.ts'
import { isService, type NameReading, readName } from './read-name.ts'
import { createSections } from './sections.ts'
import { unquoted } from './unquoted.ts'
import { isAddress, isUrl } from './with-scheme.ts'

/** Something that stands in a text. Two belong together where they have the same owner. */
export interface Mention {
  readonly value: string
  /** By its name, or by the part of a configuration that it stands in; empty where neither tells. */
  readonly owner: string
}

/** From what surely is a server's to what may be anything's. */
export const ADDRESS_RANKS = ['service', 'plain', 'bare', 'other'] as const

export interface AddressMention extends Mention {
  /** `plain`: named as an address of nobody in particular, or what a program calls. `other`: named as something else. */
  readonly rank: (typeof ADDRESS_RANKS)[number]
}

export interface Mentions {
  readonly addresses: readonly AddressMention[]
  readonly keys: readonly Mention[]
  readonly models: readonly Mention[]
  /** Whatever has a name, by that. */
  readonly values: ReadonlyMap<string, string>
}

const ADDRESS = 'https?://(?:\\[[\\da-f:.]+\\])?(?:<[\\w-]{1,40}>|[^\\s"\'`“”‘’«»<>()[\\]|\\\\^])+'
const WORD = '[^\\s"\'`,;()]'
const NAME = '(?<name>[a-z_][\\w.-]{0,80})'
/** `NAME=value`, `"name": "value"`, `name = f'value'`, `NAME"] = "value"`, `'name' => 'value'`, `("name", "value")`. */
const SIGN =
  '["\'`]?\\]?[ \\t]{0,9}(?<sign>:=|=>|=|:(?!//))[ \\t]{0,9}(?:[a-z]{0,2}["\'`])?|["\'`](?<comma>,)\\s{0,40}[a-z]{0,2}["\'`]'
/** What a line of a header is given to is no name of it. */
const ASSIGNMENT = `${NAME}(?:${SIGN})(?![\\w.-]{1,80}:\\s)(?<scheme>bearer\\s{1,9})?(?<value>${WORD}{1,10000})`
/** Bounded, so that it reads a text once. */
const MENTION = new RegExp(
  `(?<address>${ADDRESS})|${ASSIGNMENT}|\\bbearer\\s{1,9}(?<bearer>${WORD}{8,10000})|(?<key>${KEY_IN_TEXT})`,
  'gi',
)

/** Between the parenthesis of a call and its first argument. */
const CALL = /[\w$]\(\s{0,40}[a-z]{0,2}["'`]?$/i
/** The words of a label before its last one. */
const LABEL = /((?:[a-z]{1,20} ){1,2})$/i
/** Before the address that is called by it. */
const METHOD = /^(?:get|post|put|patch)$/i

/** The addresses, keys and models that stand in a piece of an environment, of a configuration, of a program or of a letter. */
export function readMentions(text: string): Mentions {
  // PowerShell's prefix would be a name of its own; what is commented out counts no more.
  const source = text.replace(/\$env:(?=\w+\s*=)/gi, '').replace(/^[ \t]{0,99}#[ \t]{0,9}\w+=.*$/gm, '')
  const sectionAt = createSections(source)
  const addresses: AddressMention[] = []
  const keys: Mention[] = []
  const models: Mention[] = []
  const values = new Map<string, string>()
  let end = 0
  for (const { 0: whole, index, groups = {} } of source.matchAll(MENTION)) {
    const { address, name, value = '', bearer, key } = groups
    const section = sectionAt(index)
    // What stands between the last one and this one.
    const before = source.slice(Math.max(end, index - 80), index)
    end = index + whole.length
    if (address !== undefined) {
      const rank = CALL.test(before) ? 'plain' : 'bare'
      addresses.push({ value: unquoted(address), owner: section.id, rank })
    } else if (name === undefined) {
      keys.push({ value: bearer ?? key ?? '', owner: section.id })
    } else if (source[end] !== '(') {
      if (!values.has(name)) values.set(name, value)
      const read = readAssignment(groups, before)
      const owner = read.owner || section.id
      if (read.role === 'key') keys.push({ value, owner })
      else if (read.role === 'model') models.push({ value, owner })
      else if (isUrl(value) || isHost(read, section.name, value))
        addresses.push({ value: unquoted(value), owner, rank: rankOf(read, section.name) })
    }
  }
  const given = keys.map(({ value, owner }) => ({ value: namedBy(value, values), owner }))
  return { addresses, keys: given.filter(({ value }) => !isPlaceholderKey(value)), models, values }
}

function readAssignment(
  { name = '', sign, comma, scheme, value = '' }: Readonly<Record<string, string | undefined>>,
  before: string,
): NameReading {
  const read = readName((sign === ':' ? (LABEL.exec(before)?.[1] ?? '') : '') + name)
  if (read.role === 'authorization') {
    const isKey = scheme !== undefined || looksLikeKey(value)
    return { ...read, role: isKey ? 'key' : undefined }
  }
  if (comma === undefined) return read
  if (METHOD.test(name)) return { role: 'url', owner: '' }
  // Of a list, and not of a call, the one before is no name.
  return CALL.test(before) ? read : { role: undefined, owner: name }
}

/** Databases have hosts, too. */
function isHost(read: NameReading, section: string, value: string): boolean {
  const isOurs = rankOf(read, section) === 'service' || rankOf(read, section) === 'plain'
  return (
    isOurs &&
    !isExpression(value) &&
    /[.:]|^localhost$/.test(value) &&
    (isAddress(value) || /:\/\//.test(value))
  )
}

function rankOf({ role, owner }: NameReading, section: string): AddressMention['rank'] {
  if (role !== 'url') return 'other'
  if (isService(owner || section)) return 'service'
  return owner === '' ? 'plain' : 'other'
}

/** The value of the variable that stands in the place of a key, where that is told. */
function namedBy(key: string, values: Mentions['values']): string {
  const [, name] = /^(?:process\.env\.)?(\w{1,81})$/.exec(key) ?? []
  return (name !== undefined && values.get(name)) || filledIn(key, values)
}

/** A text with what its variables stand for, where that is told: `$NAME`, `${NAME}`, `{NAME}`, `%NAME%`. */
export function filledIn(text: string, values: Mentions['values']): string {
  return text.replace(
    /\$env:(\w{1,81})|\$?\{(\w{1,81})\}|\$(\w{1,81})|%(\w{1,81})%/gi,
    (written, ...names) => values.get(names.slice(0, 4).find(Boolean)) ?? written,
  )
}
