import { firstLine, LONGEST, shorten } from './title.ts'

const EDGES = /^[\s"'“”„«»‘’‹›「」『』_]+|[\s"'“”„«»‘’‹›「」『』_]+$/g
/** One that ends the line as a sentence, and none of “U.S.” or “and so on…”. */
const FULL_STOP = /(?<![.…\s]|\.\p{L})[.。]$/u

/** What models say before they come to the name, in the language of our request or in the conversation's own. */
const INTRODUCTIONS = [
  /^(?:sure(?: thing)?|certainly|absolutely|of course|understood|got it)(?:\s*[!,.:]+\s*|$)/i,
  /^here(?:['’]s| is| are)\b[^:：]{0,60}\b(?:names?|titles?|suggestions?)\b[^:：]{0,60}[:：]\s*/i,
  new RegExp(
    '^(?:(?:the|an?|my|one|good|suggested|proposed|possible|suitable|short|concise|conversation|chat) ){0,4}' +
      '(?:title|name|titre|nom|titel|título|nombre|nome|titolo|название|заголовок|标题|標題|名称|タイトル|제목)' +
      '(?: (?:of|for) (?:the|this|your) (?:conversation|chat))?(?: (?:would|could|might) be| is)?\\s*[:：]\\s*',
    'iu',
  ),
]

/** What a model calls it, without what models put around a name. Empty where there is none. */
export function cleanTitle(text: string): string {
  for (const line of text.slice(0, LONGEST).split(/[\n\r\u2028\u2029]/)) {
    const name = nameIn(firstLine(line))
    if (name) return shorten(name)
  }
  return ''
}

function nameIn(line: string): string {
  let name = line
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+|~~|\b__|__\b/g, '')
    .replace(/^\s*(?:#{1,6}\s+|[-+•>]\s+)+/, '')
    .replace(/\s+/g, ' ')
  name = bare(name)
  for (const introduction of INTRODUCTIONS) name = bare(name.replace(introduction, ''))
  return firstLine(name)
}

/** A full stop may stand inside of the quotation marks or behind them. */
function bare(name: string): string {
  return name.replace(EDGES, '').replace(FULL_STOP, '').replace(EDGES, '')
}
