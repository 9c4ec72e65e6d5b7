import { firstLine, LONGEST, shorten } from './title.ts'

/** Quotation marks and blanks at either end; a run of them is looked at from its beginning alone, however long it is. */
const EDGES = /^[\s"'“”„«»‘’‹›「」『』_]+|(?<![\s"'“”„«»‘’‹›「」『』_])[\s"'“”„«»‘’‹›「」『』_]+$/g

/** A full stop that ends the name as a sentence; none of “U.S.” or “and so on...”. */
const FULL_STOP = /(?<!\.|\.\p{L})[.。]$/u

/** What models say before they come to the name, in the language of our request or in the conversation's own. */
const INTRODUCTION =
  /^(?:(?:sure|certainly|of course)(?:[!,.:]+ ?|$)|here(?:['’]s| is)[^:：]*[:：] ?|(?:(?:a|the|good|suggested|conversation) )*(?:title|name|titre|título|titel|название|标题|タイトル)(?: for [^:]*| would be| is)? ?[:：] ?)/i

/** What a model calls it, without what models put around a name. Empty where there is none. */
export function cleanTitle(text: string): string {
  for (const line of text.slice(0, LONGEST).split(/[\n\r\u2028\u2029]/)) {
    const name = nameIn(firstLine(line))
    if (name) return shorten(name)
  }
  return ''
}

function nameIn(line: string): string {
  const plain = line
    .replace(/!?\[([^[\]]*)\]\([^)[]*\)/g, '$1')
    .replace(/[*`]+|~~|\b__|__\b/g, '')
    .replace(/^\s*(?:#{1,6}\s+|[-+•>]\s+)+/, '')
    .replace(/\s+/g, ' ')
  // One after the other: “Sure! Here is a title: Title: …”.
  let name = bare(plain)
  for (let before = ''; before !== name; ) {
    before = name
    name = bare(name.replace(INTRODUCTION, ''))
  }
  return firstLine(name)
}

/** The full stop may stand in the quotation marks or behind them. */
function bare(name: string): string {
  return name.replace(EDGES, '').replace(FULL_STOP, '').replace(EDGES, '')
}
