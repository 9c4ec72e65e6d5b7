import { expect, test } from 'vitest'
import { knownWindow, windowOf } from '../../../lib/model/context-window.ts'

test.each([
  ['gpt-3.5-turbo', 16_385],
  ['gpt-3.5-turbo-16k-0613', 16_385],
  ['gpt-4', 8_192],
  ['gpt-4-0613', 8_192],
  ['gpt-4-32k', 32_768],
  ['gpt-4-turbo', 128_000],
  ['gpt-4-1106-preview', 128_000],
  ['openai/gpt-4o-mini', 128_000],
  ['gpt-4.1-nano', 1_047_576],
  ['gpt-5-mini', 272_000],
  ['gpt-5.2', 272_000],
  ['openai/gpt-oss-20b', 128_000],
  ['o1-mini', 128_000],
  ['o3', 200_000],
  ['o4-mini', 200_000],
  ['claude-3-5-sonnet-20241022', 200_000],
  ['us.anthropic.claude-sonnet-4-20250514-v1:0', 200_000],
  ['anthropic/claude-3.5-sonnet', 200_000],
  ['claude-opus-4-1-20250805', 200_000],
  ['anthropic/claude-sonnet-4.5', 200_000],
  ['claude-haiku-4-5', 200_000],
  ['models/gemini-2.5-pro', 1_000_000],
  ['gemini-flash-latest', 1_000_000],
  ['gemini-3.1-pro-preview', 1_000_000],
  ['llama2:7b', 4_096],
  ['llama-3-8b', 8_192],
  ['llama3', 8_192],
  ['meta-llama/Meta-Llama-3.1-8B-Instruct', 128_000],
  ['meta.llama3-1-70b-instruct-v1:0', 128_000],
  ['mistral-7b-instruct-v0.1', 8_192],
  ['mistral', 32_000],
  ['mixtral:8x7b', 32_000],
  ['mistralai/Mixtral-8x22B-Instruct-v0.1', 64_000],
  ['qwen2.5:14b', 32_000],
  ['Qwen/Qwen3-8B', 32_000],
  ['Qwen/Qwen2.5-Coder-7B-Instruct', 32_000],
  ['mistralai/Mistral-Small-24B-Instruct-2501', 32_000],
  ['deepseek-ai/DeepSeek-V3.2', 128_000],
  ['deepseek-r1:8b', 128_000],
  ['gemma:2b', 8_192],
  ['gemma2:9b', 8_192],
  ['gemma-3-12b-it', 128_000],
  ['phi-3-mini-4k-instruct', 4_096],
  ['phi4', 16_000],
  ['microsoft/Phi-4-multimodal-instruct', 128_000],
])('the window of %s is known', (model, window) => {
  expect(knownWindow(model)).toBe(window)
})

test.each([
  '',
  'toString',
  '__proto__',
  'llama-next',
  'codellama-34b',
  'gpt-3.5-turbo-0613',
  'gpt-40',
  'gemini-2.5-flash-image',
  'qwen3-coder-30b-a3b-instruct',
  'qwen3.5-9b',
  // Their makers' own names lead from one to the next.
  'mistral-small-latest',
  'deepseek-flash',
  // They read more than those whose names they continue.
  'gpt-5.4',
  'claude-opus-4-6',
  'anthropic/claude-sonnet-4.6',
  'claude-opus-5-5',
  'gemma-4-31b-it',
  'mistral-small3.1',
  'qwen3-max',
  'qwen/qwen3-coder',
  'qwen3-vl-8b',
  'phi-4-reasoning',
  'o11',
])('the window of %j is not', model => {
  expect(knownWindow(model)).toBeUndefined()
})

test('what a person says wins over what is known', () => {
  expect(windowOf({ model: 'gpt-4', contextWindow: 4_000 })).toBe(4_000)
  expect(windowOf({ model: 'gpt-4' })).toBe(8_192)
})
