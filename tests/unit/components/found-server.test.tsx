// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { ConnectionsSection } from '../../../components/settings/connections-section.tsx'
import { DESCRIBED_TEMPLATES } from '../../../lib/connections/described-templates.ts'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'
import type { OptionsPage } from '../../../lib/page/options-page.ts'
import { mount, painted } from './mount.ts'

test('a server on this computer is added once, however often the button is pressed', async () => {
  const preset = { id: 'default', url: 'https://preset.example/v1', model: 'm', hasKey: false }
  const url = 'http://127.0.0.1:11434/v1'
  const server = { template: 'ollama', name: 'Ollama', url, state: 'ready', models: [{ id: 'm' }] }
  let answer = (_reply: object) => {}
  const save = vi.fn(() => new Promise(resolve => (answer = resolve)))
  let ids = 0
  const page = {
    connections: signal([preset, { ...preset, id: 'other' }]),
    managed: signal(undefined),
    failover: signal(false),
    sought: signal(undefined),
    list: { removed: signal([]), returning: signal([]), lost: signal([]) },
    local: { finding: signal({ status: 'found', servers: [server] }) },
    origin: { system: 'linux', lines: {} },
    templates: DESCRIBED_TEMPLATES,
    newId: () => `new-${++ids}`,
    save,
    readPasted: (text: string) => parsePasted(text),
    modelsOf: () => [],
    tests: { mayBeElsewhere: () => false },
  } as unknown as OptionsPage // no more of it is used here
  const root = mount(<ConnectionsSection page={page} preset={preset} />)
  const add = root.querySelector<HTMLButtonElement>('[aria-label="Add Ollama"]')
  add?.click()
  add?.click()
  await painted()
  expect(save).toHaveBeenCalledTimes(1)
  // What could not be done can be tried again.
  answer({ status: 'failed', failure: { kind: 'storage' } })
  await painted()
  expect(root.textContent).toContain('New connection: Ollama')
})
