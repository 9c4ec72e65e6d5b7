import { estimateTokens } from '../../lib/model/estimate-tokens.ts'
import type { Answer } from '../../lib/model/message.ts'

export interface TokenUseText {
  readonly text: string
  readonly explanation: string
}

const NUMBER = new Intl.NumberFormat('en')

/** Tokens sent and written. The server's own figures where it gives both, else what they are estimated to be. */
export function tokenUseText({ sent, text, reasoning = '', usage }: Answer): TokenUseText | undefined {
  const { promptTokens, completionTokens } = usage ?? {}
  if (promptTokens !== undefined && completionTokens !== undefined)
    return toText('', promptTokens, completionTokens, 'as the server counted them')
  if (!sent) return undefined
  const written = estimateTokens(text) + estimateTokens(reasoning)
  return toText(
    '≈ ',
    promptTokens ?? sent.tokens,
    completionTokens ?? written,
    usage ? 'in part estimated: the server gave only one figure' : 'estimated: the server gave no figures',
  )
}

function toText(about: string, sent: number, written: number, source: string): TokenUseText {
  return {
    text: `${about}${NUMBER.format(sent + written)} tokens`,
    explanation: `${NUMBER.format(sent)} sent, ${NUMBER.format(written)} written, ${source}`,
  }
}
