import { bearer, DONE, hello, openAiError, part, roleFirst, stop } from './dialect-parts.ts'
import type { Reply, ServiceDialect } from './service-dialect.ts'

const fastApiPath: Reply = { status: 404, body: { detail: 'Not Found' } }
const llamaPath: Reply = {
  status: 404,
  body: { error: { code: 404, message: 'File Not Found', type: 'not_found_error' } },
}

/** Those that people run themselves. */
export const LOCAL_DIALECTS: readonly ServiceDialect[] = [
  {
    id: 'ollama',
    url: 'http://127.0.0.1:11434/v1',
    endpoint: 'http://127.0.0.1:11434/v1/chat/completions',
    model: 'llama3.2',
    fields: ['stream_options'],
    wrongModel: {
      status: 404,
      body: {
        error: { message: "model 'nonsense' not found", type: 'not_found_error', param: null, code: null },
      },
    },
    wrongPath: { status: 404, body: '404 page not found' },
    thinks: true,
    stream:
      part({ role: 'assistant', content: '', reasoning: 'Hm' }, {}, { system_fingerprint: 'fp_ollama' }) +
      part({ role: 'assistant', content: 'Hel' }) +
      part({ role: 'assistant', content: 'lo' }) +
      part({ role: 'assistant', content: '' }, { finish_reason: 'stop' }) +
      DONE,
  },
  {
    id: 'lm-studio',
    url: 'http://127.0.0.1:1234/v1',
    endpoint: 'http://127.0.0.1:1234/v1/chat/completions',
    model: 'qwen3-4b',
    fields: ['stream_options'],
    wrongModel: openAiError(
      404,
      'Model "nonsense" not found. Please specify a valid model.',
      'model_not_found',
      'model',
    ),
    // It answers every address it does not know with a success.
    wrongPath: { status: 200, body: { error: 'Unexpected endpoint or method. (POST /v1/nowhere)' } },
    thinks: true,
    stream: part({ role: 'assistant', reasoning_content: 'Hm' }) + hello + stop({ logprobs: null }) + DONE,
  },
  {
    id: 'llama-cpp',
    url: 'http://127.0.0.1:8080/v1',
    endpoint: 'http://127.0.0.1:8080/v1/chat/completions',
    model: 'any',
    credential: bearer,
    fields: ['stream_options'],
    wrongKey: {
      status: 401,
      body: { error: { code: 401, message: 'Invalid API Key', type: 'authentication_error' } },
    },
    wrongPath: llamaPath,
    thinks: true,
    stream:
      part({ role: 'assistant', content: null }) +
      part({ reasoning_content: 'Hm' }) +
      hello +
      stop({}, { timings: { prompt_n: 3, predicted_n: 2 } }) +
      DONE,
  },
  {
    id: 'vllm',
    url: 'http://127.0.0.1:8000/v1',
    endpoint: 'http://127.0.0.1:8000/v1/chat/completions',
    model: 'Qwen/Qwen3-8B',
    credential: bearer,
    fields: ['max_completion_tokens', 'stream_options'],
    wrongKey: { status: 401, body: { error: 'Unauthorized' } },
    wrongModel: {
      status: 404,
      body: {
        object: 'error',
        message: 'The model `nonsense` does not exist.',
        type: 'NotFoundError',
        param: null,
        code: 404,
      },
    },
    wrongPath: fastApiPath,
    thinks: true,
    stream: roleFirst + part({ reasoning_content: 'Hm' }) + hello + stop({ stop_reason: null }) + DONE,
  },
  {
    id: 'jan',
    url: 'http://127.0.0.1:1337/v1',
    endpoint: 'http://127.0.0.1:1337/v1/chat/completions',
    model: 'jan-v1-4b',
    credential: bearer,
    wrongKey: { status: 401, body: 'Invalid or missing authorization token' },
    wrongModel: { status: 404, body: 'No running session found for model: nonsense' },
    wrongPath: { status: 404, body: 'Not Found' },
    stream: part({ role: 'assistant', content: null }) + hello + stop() + DONE,
  },
  {
    id: 'koboldcpp',
    url: 'http://127.0.0.1:5001/v1',
    endpoint: 'http://127.0.0.1:5001/v1/chat/completions',
    model: 'any',
    credential: bearer,
    fields: ['stream_options'],
    wrongKey: {
      status: 401,
      body: {
        detail: {
          error: 'Unauthorized',
          msg: 'Authentication key is missing or invalid.',
          type: 'unauthorized',
        },
      },
    },
    wrongPath: { status: 404, body: '' },
    stream:
      part({ role: 'assistant', content: 'Hel' }, { finish_reason: 'null' }) +
      part({ role: 'assistant', content: 'lo' }, { finish_reason: 'null' }) +
      part({}, { finish_reason: 'stop' }) +
      DONE,
  },
  {
    id: 'litellm',
    url: 'http://127.0.0.1:4000/v1',
    endpoint: 'http://127.0.0.1:4000/v1/chat/completions',
    model: 'gpt-4o',
    credential: bearer,
    fields: ['max_completion_tokens', 'stream_options'],
    wrongKey: {
      status: 401,
      body: {
        error: {
          message: 'Authentication Error, Invalid proxy server token passed.',
          type: 'token_not_found_in_db',
          param: 'key',
          code: '401',
        },
      },
    },
    wrongModel: {
      status: 400,
      body: {
        error: {
          message:
            '/chat/completions: Invalid model name passed in model=nonsense. Call `/v1/models` to view available models for your key.',
          type: 'invalid_request_error',
          param: 'model',
          code: '400',
        },
      },
    },
    wrongPath: fastApiPath,
    stream:
      part({ role: 'assistant', content: 'Hel', provider_specific_fields: null }) +
      part({ content: 'lo' }) +
      stop() +
      DONE,
  },
]
