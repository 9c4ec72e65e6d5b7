import type { Answer, Outcome } from '../../lib/model/message.ts'
import { chunk } from './stream-acts.ts'

/** An answer that breaks off and is continued, as often as there is something to go on with. No input of a file can spell it. */
interface Act {
  /** What a server sends, each time until the connection ends. */
  readonly sent: readonly string[]
  /** What is stored then. */
  readonly kept: Pick<Answer, 'text' | 'usage' | 'reasoning'> & { readonly status: Outcome['status'] }
}

const said = (content: string) => chunk({ content })
const thought = (reasoning_content: string) => chunk({ reasoning_content })
const END = `${chunk({}, 'stop')}data: [DONE]\n\n`
const counted = (prompt_tokens: unknown, completion_tokens: unknown) =>
  `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens, completion_tokens } })}\n\n`

const MOST = Number.MAX_SAFE_INTEGER

export const CONTINUED_ACTS: Readonly<Record<string, Act>> = {
  'counts of each part': {
    sent: [said('One') + counted(3, 1), said(' two.') + counted(5, 2) + END],
    kept: { text: 'One two.', status: 'complete', usage: { promptTokens: 5, completionTokens: 3 } },
  },
  'counts of some of the parts': {
    sent: [said('One') + counted(3, 1), said(' two'), said(' three.') + counted(5, 1) + END],
    kept: { text: 'One two three.', status: 'complete' },
  },
  'counts whose sum is no number': {
    sent: [said('One') + counted(1e308, 1e308), said(' two.') + counted(1e308, 1e308) + END],
    kept: { text: 'One two.', status: 'complete' },
  },
  'the largest counts that there are, again and again': {
    sent: [said('One') + counted(MOST, MOST), said(' two') + counted(MOST, MOST), counted(MOST, MOST) + END],
    kept: { text: 'One two', status: 'complete', usage: { promptTokens: MOST, completionTokens: 3 * MOST } },
  },
  'counts that are none': {
    sent: [said('One') + counted('3', -1), said(' two.') + counted([1], { valueOf: 2 }) + END],
    kept: { text: 'One two.', status: 'complete' },
  },
  'half of a character, and the other half': {
    sent: [said('One \ud83d'), `${said('\ude00.')}${END}`],
    kept: { text: 'One 😀.', status: 'complete' },
  },
  'all that there is once more': {
    sent: [said('One is one. Two is'), `${said('One is one. Two is two.')}${END}`],
    kept: { text: 'One is one. Two is two.', status: 'complete' },
  },
  'an error instead of the rest, and a page': {
    sent: [said('One'), 'event: error\ndata: {"message":"x"}\n\n', '<!doctype html><p>No</p>\n\n'],
    kept: { text: 'One', status: 'interrupted' },
  },
  // A reader that goes back to where it was for each sign is gone for ever.
  'rows of dashes and blanks that are no table and no code': {
    sent: [
      said(`| a |\n|${'-'.repeat(100)}x`),
      said(`\n\n~~~${' '.repeat(20_000)}\``),
      `${said('\n\nThe end.')}${END}`,
    ],
    kept: {
      text: `| a |\n|${'-'.repeat(100)}x\n\n~~~${' '.repeat(20_000)}\`\n\nThe end.`,
      status: 'complete',
    },
  },
  'thoughts, which break off too': {
    sent: [thought('Hm') + said('One'), thought('Hm, hm'), `${thought('.')}${said(' two.')}${END}`],
    kept: { text: 'One two.', reasoning: 'HmHm, hm.', status: 'complete' },
  },
  'an end, and nothing before it': {
    sent: [said('One.') + counted(3, 1), END],
    kept: { text: 'One.', status: 'complete', usage: { promptTokens: 3, completionTokens: 1 } },
  },
}
