// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { openShortcutSettings, watchShortcuts } from '../../../lib/platform/shortcuts.ts'

const api = vi.hoisted(() => ({
  commands: { getAll: vi.fn(), openShortcutSettings: undefined as (() => Promise<void>) | undefined },
  tabs: { create: vi.fn() },
}))
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: api }))

beforeEach(() => {
  vi.resetAllMocks()
  api.commands.openShortcutSettings = undefined
})

const OPEN = { name: 'open-panel', description: 'Open the side panel' }

test('names each shortcut, the browser’s own for the popup too', async () => {
  api.commands.getAll.mockResolvedValue([
    { name: '_execute_action', description: '', shortcut: 'Alt+Shift+K' },
    OPEN,
  ])
  const tell = vi.fn()
  watchShortcuts(tell)
  await vi.waitFor(() => expect(tell).toHaveBeenCalled())
  expect(tell).toHaveBeenCalledExactlyOnceWith([
    { name: 'Open the popup', keys: 'Alt+Shift+K' },
    { name: 'Open the side panel', keys: '' },
  ])
})

test('tells what was changed to whoever comes back, and nothing to whoever goes', async () => {
  api.commands.getAll.mockResolvedValue([OPEN])
  const tell = vi.fn()
  watchShortcuts(tell)
  await vi.waitFor(() => expect(tell).toHaveBeenCalledOnce())
  api.commands.getAll.mockResolvedValue([{ ...OPEN, shortcut: 'Alt+9' }])
  const state = vi.spyOn(document, 'visibilityState', 'get')
  const turn = async (seen: DocumentVisibilityState) => {
    state.mockReturnValue(seen)
    document.dispatchEvent(new Event('visibilitychange'))
    await new Promise(resolve => setTimeout(resolve))
  }
  await turn('hidden')
  expect(tell).toHaveBeenCalledOnce()
  await turn('visible')
  expect(tell).toHaveBeenCalledTimes(2)
  expect(tell).toHaveBeenLastCalledWith([{ name: 'Open the side panel', keys: 'Alt+9' }])
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
