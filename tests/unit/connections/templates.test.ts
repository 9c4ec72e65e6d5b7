import { describe, expect, test } from 'vitest'
import { DESCRIBED_TEMPLATES } from '../../../lib/connections/described-templates.ts'
import { hasPlaceholder } from '../../../lib/connections/is-placeholder.ts'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'
import { parseServerUrl } from '../../../lib/connections/parse-server-url.ts'
import { TEMPLATES, templateOf } from '../../../lib/connections/templates.ts'

describe.each(DESCRIBED_TEMPLATES)('the template of $name', template => {
  const { id, name, url, credential, keySource, port, headers, hint } = template

  test('is called by names of its own', () => {
    expect(TEMPLATES.filter(other => other.id === id || other.name === name)).toHaveLength(1)
    expect(id).toMatch(/^[a-z][a-z-]+$/)
    expect(hint).toMatch(/\.$/)
    expect(hint.length).toBeLessThanOrEqual(90)
  })

  test('has an address that can be saved once what is open in it is filled in', () => {
    if (url === '') return expect(id).toBe('custom')
    const filled = url.replace(/\{[\w-]+\}/g, 'mine')
    expect(hasPlaceholder(filled)).toBe(false)
    expect(parseServerUrl(filled)).toEqual({ url: filled })
    expect(parsePasted(filled)).toEqual({ pasted: { url: filled } })
    expect(parsePasted(url)).toEqual(url === filled ? { pasted: { url } } : { refusal: 'placeholder' })
  })

  test('says where its key comes from, if it needs one', () => {
    if (['key', 'api-key', 'access-code'].includes(credential)) expect(keySource).toBeDefined()
    if (keySource) {
      expect(new URL(keySource.page).protocol).toBe('https:')
      expect(keySource.words).toMatch(/\.$/)
    }
  })

  test('is local where it has a port, and has that port alone', () => {
    if (port === undefined) return
    expect(new URL(url).origin).toBe(`http://127.0.0.1:${port}`)
    expect(TEMPLATES.filter(other => other.port === port)).toHaveLength(1)
  })

  test('has headers that can be sent', () => {
    expect(() => new Headers(headers)).not.toThrow()
  })
})

test('the services that people ask for are there', () => {
  const names = [
    'mishalsgpt',
    'openai',
    'openrouter',
    'groq',
    'deepseek',
    'mistral',
    'gemini',
    'anthropic',
    'azure',
  ]
  const local = ['ollama', 'lm-studio', 'llama-cpp', 'vllm', 'jan', 'koboldcpp', 'litellm']
  expect(TEMPLATES.map(({ id }) => id)).toEqual([...names, ...local, 'nextchat', 'custom'])
})

test.each([
  ['https://api.openai.com/v1', 'openai'],
  ['https://api.openai.com', 'openai'],
  ['https://mine.openai.azure.com/openai/v1', 'azure'],
  ['https://api.openai.com.evil.example', undefined],
  ['https://evil-openai.azure.com', undefined],
  ['http://127.0.0.1:11434/v1', undefined],
  ['https://example.org', undefined],
  ['nonsense', undefined],
])('%s is of %s', (url, id) => {
  expect(templateOf(url)?.id).toBe(id)
})
