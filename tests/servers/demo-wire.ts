/**
 * The frames of a chat-completions server as they were recorded from NextChat, the server this extension speaks to:
 * a first chunk with the role, one with each piece of text, an empty one with the finish reason, and `[DONE]`.
 */
export interface Completion {
  id: string
  model: string
  /** Seconds since 1970. */
  created: number
}

export interface Delta {
  role?: 'assistant'
  content?: string
  reasoning_content?: string
}

export const DONE_FRAME = 'data: [DONE]\n\n'

export function createCompletionHead(model: string): Completion {
  const letters = crypto.randomUUID().replaceAll('-', '').slice(0, 16)
  return { id: `chatcmpl-${letters}`, model, created: Math.floor(Date.now() / 1000) }
}

export const toFrame = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`

export function chunkFrame(
  { id, model, created }: Completion,
  delta: Delta,
  finishReason: string | null = null,
): string {
  const choice = { index: 0, delta, logprobs: null, finish_reason: finishReason }
  return toFrame({ id, object: 'chat.completion.chunk', created, model, choices: [choice] })
}

/** The chunk that a request with `stream_options.include_usage` gets before `[DONE]`. */
export const usageFrame = ({ id, model, created }: Completion, prompt: string, answer: string): string =>
  toFrame({
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    choices: [],
    usage: countUsage(prompt, answer),
  })

/** The answer to a request that did not ask for a stream. */
export function wholeCompletion(
  { id, model, created }: Completion,
  prompt: string,
  answer: string,
  finishReason: string,
): unknown {
  const message = { role: 'assistant', content: answer }
  return {
    id,
    object: 'chat.completion',
    created,
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage: countUsage(prompt, answer),
  }
}

export const modelList = (models: string[]): unknown => ({
  object: 'list',
  data: models.map(id => ({ id, object: 'model', created: 1_690_848_000, owned_by: 'mishalsgpt-demo' })),
})

/** Pieces of about a word, the white space with them, so that put together they are the text again. */
export const splitWords = (text: string): string[] => text.match(/\s*\S+\s*/g) ?? (text ? [text] : [])

// A demo counts words and calls them tokens: near enough for a number that is only shown.
function countUsage(prompt: string, answer: string) {
  const [prompted, completed] = [splitWords(prompt).length, splitWords(answer).length]
  return { prompt_tokens: prompted, completion_tokens: completed, total_tokens: prompted + completed }
}
