import { firstLine, LONGEST, shorten } from './title.ts'

/**
 * Quotation marks, and a full stop in them or behind them: one that ends the line as a sentence, and none of “U.S.” or “and
 * so on...”.
 */
const AROUND =
  /^[\s"'“”„«»‘’‹›「」『』_]+|[\s"'“”„«»‘’‹›「」『』_]*(?:(?<!\.|\.\p{L})[.。])?[\s"'“”„«»‘’‹›「」『』_]*$/gu

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
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+|~~|\b__|__\b/g, '')
    .replace(/^\s*(?:#{1,6}\s+|[-+•>]\s+)+/, '')
    .replace(/\s+/g, ' ')
  // One after the other: “Sure! Here is a title: Title: …”.
  let name = plain.replace(AROUND, '')
  for (let before = ''; before !== name; ) {
    before = name
    name = name.replace(INTRODUCTION, '').replace(AROUND, '')
  }
  return firstLine(name)
}
