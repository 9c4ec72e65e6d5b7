import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseModelList } from '../../../lib/connections/parse-model-list.ts'

/** An entry as the service answers, shortened to what matters, and what is read out of it. */
test.each([
  ['OpenAI', { id: 'gpt-4o', object: 'model', created: 1, owned_by: 'system' }, { id: 'gpt-4o' }],
  [
    'OpenRouter',
    {
      id: 'openai/gpt-4o',
      context_length: 128_000,
      architecture: { input_modalities: ['text', 'image'], output_modalities: ['text'] },
      top_provider: { context_length: 128_000 },
    },
    { id: 'openai/gpt-4o', contextWindow: 128_000, images: true },
  ],
  [
    'vLLM',
    { id: 'Qwen/Qwen3-8B', object: 'model', max_model_len: 40_960 },
    { id: 'Qwen/Qwen3-8B', contextWindow: 40_960 },
  ],
  [
    'Groq',
    { id: 'llama-3.1-8b-instant', active: true, context_window: 131_072 },
    { id: 'llama-3.1-8b-instant', contextWindow: 131_072 },
  ],
  [
    'Mistral',
    { id: 'pixtral', capabilities: { completion_chat: true, vision: true }, max_context_length: 131_072 },
    { id: 'pixtral', contextWindow: 131_072, images: true },
  ],
  [
    'llama.cpp',
    { id: 'model.gguf', meta: { n_ctx_train: 131_072, n_vocab: 128_256 } },
    { id: 'model.gguf', contextWindow: 131_072 },
  ],
  [
    'a loaded model of LM Studio',
    { id: 'qwen', type: 'llm', max_context_length: 32_768, loaded_context_length: 4_096 },
    { id: 'qwen', contextWindow: 4_096, images: false },
  ],
  [
    'a seeing model of LM Studio',
    { id: 'qwen-vl', type: 'vlm', max_context_length: 32_768 },
    { id: 'qwen-vl', contextWindow: 32_768, images: true },
  ],
  [
    'GitHub',
    { id: 'x', limits: { max_input_tokens: 8_000 }, supported_input_modalities: ['text'] },
    { id: 'x', contextWindow: 8_000, images: false },
  ],
  [
    'Ollama’s own list',
    { name: 'llama3.2:3b', model: 'llama3.2:3b', digest: 'abc', details: {} },
    { id: 'llama3.2:3b' },
  ],
  ['a bare name', 'gpt-4o', { id: 'gpt-4o' }],
])('a model of %s is read', (_, entry, model) => {
  for (const json of [{ object: 'list', data: [entry] }, { data: [entry] }, { models: [entry] }, [entry]]) {
    expect(parseModelList(json)?.models).toEqual([model])
  }
})

describe('a list', () => {
  test('is kept in its order, each model once, with all that is said of it anywhere', () => {
    const json = {
      object: 'list',
      data: [{ id: 'b', object: 'model' }, { id: 'a', meta: { n_ctx_train: 10 } }, { id: 'b' }],
      models: [{ name: 'a', capabilities: ['completion', 'multimodal'] }],
    }
    expect(parseModelList(json)).toEqual({
      models: [{ id: 'b' }, { id: 'a', contextWindow: 10, images: true }],
      sure: true,
    })
  })

  test('leaves out what says that it does not chat', () => {
    const data = [
      { id: 'embed', type: 'embeddings' },
      { id: 'painter', architecture: { output_modalities: ['image'] } },
      { id: 'fill', capabilities: { completion_chat: false } },
      { id: 'chat', type: 'chat' },
    ]
    expect(parseModelList({ data })?.models).toEqual([{ id: 'chat' }])
  })

  test('leaves out what is known by its name not to chat, unless it says that it does', () => {
    const names = ['whisper-1', 'dall-e-3', 'text-embedding-3-small', 'omni-moderation-latest', 'gpt-image-1']
    const others = [
      'tts-1-hd',
      'gpt-4o-realtime-preview',
      'gpt-4o-mini-transcribe',
      'models/imagen-4.0',
      'sora-2',
    ]
    const chats = ['gpt-4o', 'o3', 'gpt-3.5-turbo-instructor', 'models/gemini-flash-latest', 'imagery-chat']
    const entries = [...names, ...others, ...chats].map(id => ({ id, object: 'model' }))
    expect(parseModelList({ object: 'list', data: entries })?.models).toEqual(chats.map(id => ({ id })))
    expect(parseModelList([...names, ...chats])?.models).toEqual(chats.map(id => ({ id })))
    const saying = { id: 'whisper-chat', architecture: { output_modalities: ['text'] } }
    expect(parseModelList([saying])?.models).toMatchObject([{ id: 'whisper-chat' }])
    expect(parseModelList({ object: 'list', data: [{ id: 'whisper-1' }] })).toEqual({
      models: [],
      sure: true,
    })
  })

  test.each([
    ['OpenAI’s without a model', { object: 'list', data: [] }, true],
    ['Ollama’s without a model', { object: 'list', data: null }, true],
    ['one by the marks of its models', { data: [{ id: 'a', object: 'model' }] }, true],
    ['what only looks like one', { data: [{ id: 'a' }] }, false],
    ['names', ['a', 'b'], false],
  ])('is sure to be one, or not: %s', (_, json, sure) => {
    expect(parseModelList(json)?.sure).toBe(sure)
  })

  test.each([
    null,
    undefined,
    'gpt-4o',
    5,
    {},
    { error: { message: 'no' } },
    { status: 'ok' },
    { data: null },
    { data: { id: 'a' } },
    { data: [{ id: 5 }] },
    [{ title: 'a post' }],
    [1, 2],
    { data: [''] },
  ])('is not what %j is', json => {
    expect(parseModelList(json)).toBeUndefined()
  })

  test('holds no more models, and no longer names, than can be shown, and says that there are more', () => {
    const data = Array.from({ length: 20_001 }, (_, index) => ({ id: `model-${index}` }))
    expect(parseModelList({ data })).toMatchObject({ cut: true })
    expect(parseModelList({ data })?.models).toHaveLength(20_000)
    const most = { data: data.slice(1) }
    expect(parseModelList(most)?.models).toHaveLength(20_000)
    expect(parseModelList(most)).not.toHaveProperty('cut')
    const odd = [{ id: 'a'.repeat(301) }, { id: 'line\nbreak' }, { id: '\u0000' }, { id: 'a'.repeat(300) }]
    expect(parseModelList({ data: odd })?.models).toEqual([{ id: 'a'.repeat(300) }])
  })

  test('takes nothing for a context length that is none', () => {
    for (const context_length of [0, -1, 1.5, '8192', null, Number.MAX_VALUE]) {
      expect(parseModelList({ data: [{ id: 'a', context_length }] })?.models).toEqual([{ id: 'a' }])
    }
  })

  test('never fails on what a server makes up', () => {
    fc.assert(
      fc.property(fc.jsonValue(), json => {
        for (const whole of [json, { data: json, object: 'list' }, { models: [json], data: [json] }]) {
          for (const { id } of parseModelList(whole)?.models ?? []) expect(typeof id).toBe('string')
        }
      }),
    )
  })
})
