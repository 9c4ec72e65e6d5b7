/** Where a link leads, once it is known that it may. */
export interface LinkTarget {
  /** As the browser reads it. */
  readonly href: string
  /** With the port if it is not the usual one; of a `mailto:` the addresses. */
  readonly host: string
  /** Characters of what is handed over, as they stand in the address. */
  readonly carriedLength: number
}

export interface Carried {
  readonly name?: string
  readonly value: string
}

/** A step of a path that is longer than a name is may be a message. */
const LONG_STEP = 40
const ASKED_FROM = 200

/** A target for `https:`, `http:` and `mailto:`. Any other address, a relative one too, leads nowhere from an answer. */
export function toLinkTarget(address: string): LinkTarget | undefined {
  const url = URL.parse(address)
  if (!url) return undefined
  const { protocol, href, search, hash } = url
  const carriedLength = search.length + hash.length
  if (protocol === 'mailto:') return { href, host: url.pathname, carriedLength }
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  return { href, host: url.host, carriedLength }
}

/** What is handed over to the host, decoded. For whoever is about to go there: an answer may have thousands of links. */
export function carriedBy({ href }: LinkTarget): Carried[] {
  const url = new URL(href)
  return url.protocol === 'mailto:' ? toCarried(url) : [...toCarried(url), ...longSteps(url)]
}

/** Whether the person should see what leaves with a click on this link before it does. */
export function isTelling(target: LinkTarget, isSaidHere: (text: string) => boolean): boolean {
  const carried = carriedBy(target)
  const names = carried.map(({ name = '' }) => name)
  const values = carried.map(({ value }) => value)
  const pairs = carried.map(({ name = '', value }) => name + value)
  // Together, because a sentence may be spread over several of them.
  return target.carriedLength > ASKED_FROM || [names, values, pairs].some(parts => isSaidHere(parts.join('')))
}

/** Whether a link with this text does not say by itself where it leads. */
export function hidesHost(text: string, target: LinkTarget): boolean {
  // What is not seen, or turns the reading direction round, can make any address look like another.
  if (/[\p{Cc}\p{Cf}]/u.test(text)) return true
  const { protocol, username, password } = new URL(target.href)
  if (protocol === 'mailto:') return !['', protocol].some(start => text === `${start}${target.host}`)
  if (username || password) return true
  const rest = withoutStart(text.toLowerCase(), `${protocol}//`)
  return !rest.startsWith(target.host) || !/^(?:[/?#]|$)/.test(rest.slice(target.host.length))
}

const withoutStart = (text: string, start: string): string =>
  text.startsWith(start) ? text.slice(start.length) : text

function toCarried({ searchParams, hash, username, password }: URL): Carried[] {
  const values = [...searchParams].map(([name, value]) => (value ? { name, value } : { value: name }))
  const others = [username, password, hash.slice(1)].filter(Boolean)
  return [...values, ...others.map(text => ({ value: decoded(text) }))]
}

function longSteps({ pathname }: URL): Carried[] {
  return pathname
    .split('/')
    .map(decoded)
    .filter(step => step.length > LONG_STEP)
    .map(value => ({ value }))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
