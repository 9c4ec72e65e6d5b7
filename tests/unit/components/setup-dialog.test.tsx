// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { SetupDialog } from '../../../components/setup/setup-dialog.tsx'
import { emptyConversation } from '../../../lib/model/conversation.ts'
import type { Setup } from '../../../lib/model/setup.ts'
import { mount } from './mount.ts'

const CONNECTION = { id: 'one', url: 'https://one.example', model: 'gpt-4o', hasKey: true }
const NOTE = /connection is off or deleted: gpt-4o answers.*model and context window does not count/

function wordsOf(setup: Setup): string | null {
  const page = {
    chosen: signal({ connections: [CONNECTION] }),
    conversation: signal(emptyConversation('c', 0)),
    models: signal([]),
    configure: async () => undefined,
  }
  return mount(<SetupDialog page={page} setup={setup} onClose={() => {}} />).textContent
}

test('settings made for a connection that is gone say that its model and window do not count', () => {
  expect(wordsOf({ connection: 'gone', model: 'm', contextWindow: 9_000 })).toMatch(NOTE)
  expect(wordsOf({ connection: 'one', model: 'm', contextWindow: 9_000 })).not.toMatch(NOTE)
  expect(wordsOf({ model: 'm' })).not.toMatch(NOTE)
})
