import type { Reply } from './service-dialect.ts'

export const frame = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
export const DONE = 'data: [DONE]\n\n'
export const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_795_000_000, model: 'm' }
export const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 }
export const part = (delta: object, choice: object = {}, chunk: object = {}) =>
  frame({ ...head, choices: [{ index: 0, delta, finish_reason: null, ...choice }], ...chunk })
export const stop = (choice: object = {}, chunk: object = {}) =>
  part({}, { finish_reason: 'stop', ...choice }, chunk)
export const hello = part({ content: 'Hel' }) + part({ content: 'lo' })
export const roleFirst = part({ role: 'assistant', content: '' })

export const openAiError = (
  status: number,
  message: string,
  code: string | null,
  param: string | null = null,
): Reply => ({
  status,
  body: { error: { message, type: 'invalid_request_error', param, code } },
})
export const bearer = ['authorization', 'Bearer secret'] as const
export const wrongKey = openAiError(401, 'Incorrect API key provided: wrong.', 'invalid_api_key')
export const wrongModel = openAiError(
  404,
  'The model `nonsense` does not exist or you do not have access to it.',
  'model_not_found',
)
