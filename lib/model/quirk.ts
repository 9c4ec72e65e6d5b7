/** What a server refused of a request, and does without. By model, since one server may offer many. */
export const QUIRKS = [
  'no-stream',
  'no-system',
  'no-images',
  /** It wants `max_completion_tokens` in place of `max_tokens`; `max-tokens`: the other way round. */
  'max-completion-tokens',
  'max-tokens',
  'no-temperature',
  'no-top-p',
  'no-stop',
  'no-stream-options',
] as const

export type Quirk = (typeof QUIRKS)[number]
