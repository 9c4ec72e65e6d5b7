import { expect, test, vi } from 'vitest'
import type { FoundServer } from '../../../lib/model/found-server.ts'
import { createLocalSearch } from '../../../lib/page/local-search.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'

const server: FoundServer = {
  template: 'ollama',
  name: 'Ollama',
  url: 'http://127.0.0.1:11434/v1',
  state: 'ready',
  models: [{ id: 'm' }],
}

function openSearch(allowed: boolean, reply: Reply = { status: 'found', servers: [server] }) {
  const requestOrigin = vi.fn(async (_origin: string) => allowed)
  const send = vi.fn(async (_command: Command) => reply)
  return { requestOrigin, send, search: createLocalSearch({ requestOrigin, send }) }
}

test('one click asks for this computer once, then the background, and tells what it found', async () => {
  const { search, requestOrigin, send } = openSearch(true)
  expect(search.finding.value).toBeUndefined()
  const looked = search.look()
  // The browser is asked in the click itself.
  expect(requestOrigin.mock.calls).toEqual([['http://127.0.0.1']])
  expect(search.finding.value).toEqual({ status: 'looking' })
  void search.look()
  await looked
  expect(search.finding.value).toEqual({ status: 'found', servers: [server] })
  expect(requestOrigin).toHaveBeenCalledTimes(1)
  expect(send.mock.calls).toEqual([[{ type: 'find-local' }]])
})

test('where the person refuses nothing is looked for', async () => {
  const { search, send } = openSearch(false)
  await search.look()
  expect(search.finding.value).toEqual({ status: 'not-allowed' })
  expect(send).not.toHaveBeenCalled()
})

test('a background that fails is no computer without servers', async () => {
  const { search } = openSearch(true, { status: 'failed', failure: { kind: 'aborted' } })
  await search.look()
  expect(search.finding.value).toEqual({ status: 'failed' })
})
