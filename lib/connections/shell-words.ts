/**
 * The words of the first command in `text`, as a shell reads them; `undefined` for a quote that is never closed. Reads
 * every character once. POSIX quoting and comments, `$'…'` as browsers copy it, quotes as an editor has bent them, lines
 * continued by a backslash, by `^` as `cmd` wants it or by PowerShell's backtick, and by those behind which a page or an editor
 * has left a space. Nothing is expanded.
 */
export function shellWords(text: string): string[] | undefined {
  const source = isCmd(text) ? withoutCarets(text) : text
  const words: string[] = []
  const bentAt = createBentQuotes(source)
  // `undefined`: between words. An empty one is a word too, where it was quoted.
  let word: string | undefined
  for (let at = 0; at < source.length; ) {
    const character = source.charAt(at)
    const bent = word === undefined ? bentAt(at) : undefined
    const continued = continuationAt(source, at)
    if (continued > 0) {
      at += continued
    } else if (/[\n\r;|&]/.test(character)) {
      // The command ends. Line ends before it begin nothing.
      if (word !== undefined || words.length > 0) break
      at++
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
      at++
    } else if (word === undefined && character === '#') {
      at = toLineEnd(source, at)
    } else if (bent) {
      word = bent.text
      at = bent.end
    } else if (character === "'" || character === '"' || source.startsWith("$'", at)) {
      const quoted = readQuoted(source, at)
      if (!quoted) return undefined
      word = (word ?? '') + quoted.text
      at = quoted.end
    } else if (character === '\\') {
      word = (word ?? '') + source.charAt(at + 1)
      at += 2
    } else {
      word = (word ?? '') + character
      at++
    }
  }
  if (word !== undefined) words.push(word)
  return words
}

/** How long what joins a line to the next one is; 0 where nothing does. */
function continuationAt(source: string, at: number): number {
  const end = /[\\`][ \t\u00a0]{0,9}(?:\r\n|[\r\n])/y
  end.lastIndex = at
  return end.exec(source)?.[0].length ?? 0
}

function toLineEnd(source: string, at: number): number {
  const length = source.slice(at).search(/[\n\r]/)
  return length < 0 ? source.length : at + length
}

const BENT: Readonly<Record<string, string>> = { '“': '”', '”': '”', '„': '“', '‘': '’', '’': '’' }

/** Reads one that begins at a place; `undefined` where none does, or it is never closed. Asked from left to right. */
function createBentQuotes(source: string): (at: number) => Quoted | undefined {
  const gone = new Set<string>()
  return at => {
    const closing = BENT[source.charAt(at)]
    if (closing === undefined || gone.has(closing)) return undefined
    const end = source.indexOf(closing, at + 1)
    if (end >= 0) return { text: source.slice(at + 1, end), end: end + 1 }
    gone.add(closing)
    return undefined
  }
}

/** `cmd` escapes by carets, where a line ends or before what Chrome's "Copy as cURL (cmd)" quotes. */
const isCmd = (text: string) => /\^[ \t\u00a0]{0,9}[\r\n]|\^"/.test(text)

const withoutCarets = (text: string) =>
  text.replace(/\^(?:[ \t\u00a0]{0,9}(?:\r\n|[\r\n])|([\s\S]))/g, (_, escaped: string = ' ') => escaped)

interface Quoted {
  readonly text: string
  /** Behind the closing quote. */
  readonly end: number
}

function readQuoted(source: string, start: number): Quoted | undefined {
  const ansi = source.charAt(start) === '$'
  const quote = ansi ? "'" : source.charAt(start)
  const parts: string[] = []
  for (let at = start + (ansi ? 2 : 1); at < source.length; at++) {
    const character = source.charAt(at)
    if (character === quote) return { text: parts.join(''), end: at + 1 }
    if (character === '\\' && (ansi || quote === '"')) {
      at++
      parts.push(unescaped(source, at, ansi))
      // `\uXXXX`, the only escape longer than one character that browsers write.
      if (ansi && isUnicode(source, at)) at += 4
    } else {
      parts.push(character)
    }
  }
  return undefined
}

const isUnicode = (source: string, at: number) => /^u[0-9a-f]{4}$/i.test(source.slice(at, at + 5))

function unescaped(source: string, at: number, ansi: boolean): string {
  const character = source.charAt(at)
  if (ansi && isUnicode(source, at))
    return String.fromCharCode(Number.parseInt(source.slice(at + 1, at + 5), 16))
  if (ansi) return { n: '\n', r: '\r', t: '\t' }[character] ?? character
  // Within double quotes a backslash stands for itself before anything that needs none.
  if (character === '\n') return ''
  return /["\\$`]/.test(character) ? character : `\\${character}`
}
