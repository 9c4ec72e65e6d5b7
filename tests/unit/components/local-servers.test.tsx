// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { LocalServers } from '../../../components/settings/local-servers.tsx'
import type { Connection } from '../../../lib/model/connection.ts'
import type { FoundServer } from '../../../lib/model/found-server.ts'
import type { Template } from '../../../lib/model/template.ts'
import type { LocalFinding } from '../../../lib/page/local-search.ts'
import { mount, painted } from './mount.ts'

const ollama: FoundServer = {
  template: 'ollama',
  name: 'Ollama',
  url: 'http://127.0.0.1:11434/v1',
  state: 'ready',
  models: ['a', 'b', 'c', 'd', 'e'].map(id => ({ id })),
}
const row = { credential: 'none', hint: '' } as const
const templates: Template[] = [
  { ...row, id: 'ollama', name: 'Ollama', url: ollama.url, port: 11434 },
  { ...row, id: 'vllm', name: 'vLLM', url: 'http://127.0.0.1:8000/v1', port: 8000 },
  { ...row, id: 'openai', name: 'OpenAI', url: 'https://api.openai.com/v1' },
]

function show(finding: LocalFinding, connections: readonly Connection[] = []) {
  const onAdd = vi.fn()
  const list = signal(connections)
  const page = {
    local: { finding: signal(finding), look: async () => {} },
    connections: list,
    templates,
    origin: {
      system: 'linux',
      name: 'ours',
      lines: { linux: 'ORIGINS=ours', mac: 'other', windows: 'other' },
    } as const,
  }
  const root = mount(<LocalServers page={page} onAdd={onAdd} />)
  return { root, onAdd, list }
}

const found = (...servers: FoundServer[]): LocalFinding => ({ status: 'found', servers })

test('what answered is shown with its models, and can be added until it is', async () => {
  const { root, onAdd, list } = show(found(ollama))
  expect(root.textContent).toContain('a, b, c and 2 more')
  const add = root.querySelector<HTMLElement>('button[aria-label="Add Ollama"]')
  add?.click()
  expect(onAdd).toHaveBeenCalledTimes(1)
  list.value = [{ id: 'x', url: 'http://localhost:11434', model: 'a', hasKey: false }]
  await painted()
  expect(root.querySelector('button[aria-label="Add Ollama"]')).toBeNull()
  expect(root.textContent).toContain('Added')
})

test('one that refuses extensions comes with the line that makes it answer, one with a key says so', () => {
  const refusing = show(found({ ...ollama, state: 'refuses-origin', models: [] })).root
  expect(refusing.querySelector('code')?.textContent).toBe('ORIGINS=ours')
  expect(refusing.querySelector('button[aria-label="Copy the line for Ollama"]')).not.toBeNull()
  const locked = show(found({ ...ollama, state: 'wants-key', models: [] })).root
  expect(locked.textContent).toContain('Asks for a key')
  expect(locked.querySelector('code')).toBeNull()
})

test.each<[string, LocalFinding, string]>([
  ['while it is looked', { status: 'looking' }, 'Looking for model servers…'],
  ['where nothing answered', found(), 'Nothing answered. Start Ollama or vLLM, then look again.'],
  ['where the person refused', { status: 'not-allowed' }, 'was not allowed'],
  ['where the background failed', { status: 'failed' }, 'could not be looked for'],
])('%s it is shown and said', (_when, finding, words) => {
  const { root } = show(finding)
  expect(root.querySelector('section')?.textContent).toContain(words)
  expect(root.querySelector('[role="status"]')?.textContent).toContain(words)
})
