import { beforeEach, expect, test, vi } from 'vitest'
import { openShortcutSettings, readShortcuts } from '../../../lib/platform/shortcuts.ts'

const api = vi.hoisted(() => ({
  commands: { getAll: vi.fn(), openShortcutSettings: undefined as (() => Promise<void>) | undefined },
  tabs: { create: vi.fn() },
}))
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: api }))

beforeEach(() => {
  vi.resetAllMocks()
  api.commands.openShortcutSettings = undefined
})

test('names each shortcut, the browser’s own for the popup too', async () => {
  api.commands.getAll.mockResolvedValue([
    { name: '_execute_action', description: '', shortcut: 'Alt+Shift+K' },
    { name: 'open-panel', description: 'Open the side panel' },
  ])
  expect(await readShortcuts()).toEqual([
    { name: 'Open the popup', keys: 'Alt+Shift+K' },
    { name: 'Open the side panel', keys: '' },
  ])
})

test('they are changed where the browser says', async () => {
  const open = vi.fn(async () => {})
  api.commands.openShortcutSettings = open
  await openShortcutSettings()
  expect(open).toHaveBeenCalledOnce()
  expect(api.tabs.create).not.toHaveBeenCalled()
})

test('or, where it has no way there, at its address', async () => {
  await openShortcutSettings()
  expect(api.tabs.create).toHaveBeenCalledExactlyOnceWith({ url: 'chrome://extensions/shortcuts' })
})
