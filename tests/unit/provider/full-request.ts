import type { Quirk } from '../../../lib/model/quirk.ts'
import type { CompletionRequest, RequestMessage } from '../../../lib/provider/completion.ts'

export const IMAGE = { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } } as const
export const MESSAGES: readonly RequestMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: [{ type: 'text', text: 'What is this?' }, IMAGE] },
]
export const OPTIONS = { temperature: 1, top_p: 0.5, stop: ['x'], stream_options: { include_usage: true } }

/** Everything in it can be refused. `max_completion_tokens` only where nothing says otherwise. */
export const requestFor = (quirk?: Quirk): CompletionRequest => ({
  model: 'm',
  messages: MESSAGES,
  stream: true,
  options: { ...OPTIONS, [quirk === 'max-tokens' ? 'max_completion_tokens' : 'max_tokens']: 5 },
})
