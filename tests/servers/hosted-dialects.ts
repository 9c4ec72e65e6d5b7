import {
  bearer,
  DONE,
  frame,
  head,
  hello,
  openAiError,
  part,
  roleFirst,
  stop,
  usage,
  wrongKey,
  wrongModel,
} from './dialect-parts.ts'
import type { ServiceDialect } from './service-dialect.ts'

const nextChat = {
  endpoint: 'https://chat.example.test/api/openai/v1/chat/completions',
  model: 'gpt-3.5-turbo-16k-0613',
  wrongModel,
  wrongPath: { status: 404, body: '404 page not found' },
  stream: roleFirst + hello + stop() + DONE,
} as const

/** Those that somebody else runs. */
export const HOSTED_DIALECTS: readonly ServiceDialect[] = [
  { ...nextChat, id: 'mishalsgpt', url: 'https://chat.example.test' },
  {
    ...nextChat,
    id: 'nextchat',
    url: 'https://chat.example.test/api/openai/v1',
    credential: ['authorization', 'Bearer nk-secret'],
    wrongKey: { status: 401, body: { error: true, msg: 'wrong access code' } },
  },
  {
    id: 'openai',
    url: 'https://api.openai.com/v1',
    endpoint: 'https://api.openai.com/v1/chat/completions',
    model: 'gpt-4o-mini',
    credential: bearer,
    fields: ['max_completion_tokens', 'stream_options'],
    wrongKey,
    wrongModel,
    wrongPath: openAiError(404, 'Invalid URL (POST /v1/nowhere)', null),
    counts: true,
    stream:
      part(
        { role: 'assistant', content: '', refusal: null },
        { logprobs: null },
        { usage: null, obfuscation: 'x' },
      ) +
      hello +
      stop({}, { usage: null }) +
      frame({ ...head, choices: [], usage }) +
      DONE,
  },
  {
    id: 'openrouter',
    url: 'https://openrouter.ai/api/v1',
    endpoint: 'https://openrouter.ai/api/v1/chat/completions',
    model: 'openrouter/auto',
    credential: bearer,
    wrongKey: { status: 401, body: { error: { message: 'No auth credentials found', code: 401 } } },
    wrongModel: { status: 400, body: { error: { message: 'nonsense is not a valid model ID', code: 400 } } },
    wrongPath: { status: 404, body: '<!DOCTYPE html><html><title>Not Found</title></html>' },
    thinks: true,
    counts: true,
    stream:
      ': OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n' +
      part({ role: 'assistant', content: '', reasoning: 'Hm' }, { native_finish_reason: null }) +
      hello +
      stop({ native_finish_reason: 'STOP' }) +
      part({ role: 'assistant', content: '' }, {}, { usage }) +
      DONE,
  },
  {
    id: 'groq',
    url: 'https://api.groq.com/openai/v1',
    endpoint: 'https://api.groq.com/openai/v1/chat/completions',
    model: 'llama-3.3-70b-versatile',
    credential: bearer,
    fields: ['max_completion_tokens'],
    wrongKey: openAiError(401, 'Invalid API Key', 'invalid_api_key'),
    wrongModel,
    wrongPath: openAiError(404, 'Unknown request URL: POST /openai/v1/nowhere.', 'unknown_url'),
    counts: true,
    stream:
      part({ role: 'assistant', content: '' }, {}, { x_groq: { id: 'req_1' } }) +
      hello +
      stop({}, { x_groq: { id: 'req_1', usage } }) +
      DONE,
  },
  {
    id: 'deepseek',
    url: 'https://api.deepseek.com/v1',
    endpoint: 'https://api.deepseek.com/v1/chat/completions',
    model: 'deepseek-flash',
    credential: bearer,
    fields: ['stream_options'],
    wrongKey: {
      status: 401,
      body: {
        error: {
          message: 'Authentication Fails, Your api key: ****rong is invalid',
          type: 'authentication_error',
          param: null,
          code: 'invalid_request_error',
        },
      },
    },
    wrongModel: openAiError(400, 'Model Not Exist', 'invalid_request_error'),
    wrongPath: { status: 404, body: '' },
    thinks: true,
    counts: true,
    stream:
      ': keep-alive\n\n' +
      part({ role: 'assistant', content: null, reasoning_content: 'Hm' }) +
      part({ content: 'Hel', reasoning_content: null }) +
      part({ content: 'lo', reasoning_content: null }) +
      stop({ logprobs: null }, { usage }) +
      DONE,
  },
  {
    id: 'mistral',
    url: 'https://api.mistral.ai/v1',
    endpoint: 'https://api.mistral.ai/v1/chat/completions',
    model: 'mistral-small-latest',
    credential: bearer,
    refusesOthers: names => ({
      status: 422,
      body: {
        object: 'error',
        message: {
          detail: names.map(name => ({
            type: 'extra_forbidden',
            loc: ['body', name],
            msg: 'Extra inputs are not permitted',
          })),
        },
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    }),
    wrongKey: { status: 401, body: { detail: 'Unauthorized' } },
    wrongModel: {
      status: 400,
      body: {
        object: 'error',
        message: 'Invalid model: nonsense',
        type: 'invalid_model',
        param: null,
        code: '1500',
      },
    },
    wrongPath: { status: 404, body: { message: 'no Route matched with those values' } },
    thinks: true,
    counts: true,
    stream:
      roleFirst +
      part({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm' }] }] }) +
      part({ content: [{ type: 'text', text: 'Hel' }] }) +
      part({ content: 'lo' }, { finish_reason: 'stop' }, { usage }) +
      DONE,
  },
  {
    id: 'gemini',
    url: 'https://generativelanguage.googleapis.com/v1beta/openai',
    endpoint: 'https://generativelanguage.googleapis.com/v1beta/openai/chat/completions',
    model: 'gemini-flash-latest',
    credential: bearer,
    fields: ['max_completion_tokens', 'stream_options'],
    wrongKey: {
      status: 401,
      body: [
        {
          error: {
            code: 401,
            message: 'Request had invalid authentication credentials.',
            status: 'UNAUTHENTICATED',
          },
        },
      ],
    },
    wrongModel: {
      status: 404,
      body: [
        {
          error: {
            code: 404,
            message:
              'models/nonsense is not found for API version v1main, or is not supported for generateContent.',
            status: 'NOT_FOUND',
          },
        },
      ],
    },
    wrongPath: { status: 404, body: '' },
    counts: true,
    stream:
      part({ content: 'Hel', role: 'assistant' }, {}, { usage }) +
      part({ content: 'lo', role: 'assistant' }, { finish_reason: 'stop' }, { usage }) +
      DONE,
  },
  {
    id: 'anthropic',
    url: 'https://api.anthropic.com/v1',
    endpoint: 'https://api.anthropic.com/v1/chat/completions',
    model: 'claude-sonnet-4-5',
    credential: bearer,
    headers: { 'anthropic-dangerous-direct-browser-access': 'true' },
    fields: ['max_completion_tokens', 'stream_options'],
    wrongKey: {
      status: 401,
      body: {
        error: {
          code: 'authentication_error',
          message: 'invalid x-api-key',
          type: 'invalid_request_error',
          param: null,
        },
      },
    },
    wrongModel: {
      status: 404,
      body: {
        error: {
          code: 'not_found_error',
          message: 'model: nonsense',
          type: 'invalid_request_error',
          param: null,
        },
      },
    },
    wrongPath: {
      status: 404,
      body: { type: 'error', error: { type: 'not_found_error', message: 'Not Found' } },
    },
    stream: part({ role: 'assistant', content: 'Hel' }) + part({ content: 'lo' }) + stop() + DONE,
  },
  {
    id: 'azure',
    url: 'https://mine.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    endpoint:
      'https://mine.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    model: 'gpt-4o',
    credential: ['api-key', 'secret'],
    fields: ['max_completion_tokens', 'stream_options'],
    wrongKey: {
      status: 401,
      body: {
        error: {
          code: '401',
          message: 'Access denied due to invalid subscription key or wrong API endpoint.',
        },
      },
    },
    wrongPath: { status: 404, body: { error: { code: '404', message: 'Resource not found' } } },
    stream:
      frame({
        ...head,
        choices: [],
        prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }],
      }) +
      roleFirst +
      part({ content: 'Hel' }, { content_filter_results: { hate: { filtered: false, severity: 'safe' } } }) +
      part({ content: 'lo' }) +
      stop() +
      DONE,
  },
]
