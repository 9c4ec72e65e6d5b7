import { expect, test, vi } from 'vitest'
import { createInterpreter, type Message } from '../../../scripts/browser/firefox/interpreter.ts'

const PAGE = 'moz-extension://5f1c/sidepanel.html'

function createScene() {
  const toBrowser = vi.fn<(message: Message) => void>()
  const toDriver = vi.fn<(message: object) => void>()
  const setColourScheme = vi.fn(async (_: readonly string[], __: string) => {})
  const interpreter = createInterpreter({ toBrowser, toDriver, setColourScheme })
  let answered = 0
  /** Answers what the browser is asked next, once it has been asked so. */
  async function answer(method: string, answer: object): Promise<void> {
    await vi.waitFor(() => expect(toBrowser.mock.calls.length).toBeGreaterThan(answered))
    const asked = toBrowser.mock.calls[answered++]?.[0]
    expect(asked?.method).toBe(method)
    interpreter.fromBrowser({ type: 'success', ...answer, id: asked?.id ?? 0 })
  }
  return { interpreter, toBrowser, toDriver, setColourScheme, answer }
}

test('what both understand is passed on as it is', () => {
  const { interpreter, toBrowser, toDriver } = createScene()
  const command = { id: 7, method: 'browsingContext.close', params: { context: 'tab' } }
  interpreter.fromDriver(command)
  expect(toBrowser).toHaveBeenCalledExactlyOnceWith(command)
  const answer = { type: 'success', id: 7, result: {} }
  interpreter.fromBrowser(answer)
  expect(toDriver).toHaveBeenCalledExactlyOnceWith(answer)
})

const MEDIA = 'emulation.setMediaFeaturesOverride'

test('what only newer versions know is answered in their place where it asks for what is there anyway', () => {
  const { interpreter, toBrowser, toDriver } = createScene()
  const features = { 'prefers-color-scheme': 'light' }
  interpreter.fromDriver({ id: 7, method: MEDIA, params: { features } })
  expect(toDriver).toHaveBeenCalledExactlyOnceWith({ type: 'success', id: 7, result: {} })
  expect(toBrowser).not.toHaveBeenCalled()
})

test('tabs are given another colour scheme, and back, in a way that it does know', async () => {
  const { interpreter, toBrowser, toDriver, setColourScheme } = createScene()
  for (const [id, scheme] of ['dark', 'light'].entries()) {
    const features = { 'prefers-color-scheme': scheme }
    interpreter.fromDriver({ id, method: MEDIA, params: { features, contexts: ['tab'] } })
    await vi.waitFor(() => expect(toDriver).toHaveBeenLastCalledWith({ type: 'success', id, result: {} }))
    expect(setColourScheme).toHaveBeenLastCalledWith(['tab'], scheme)
  }
  expect(setColourScheme).toHaveBeenCalledTimes(2)
  expect(toBrowser).not.toHaveBeenCalled()
})

test.each([
  { features: { 'prefers-color-scheme': 'dark' } },
  { features: { 'forced-colors': 'active' }, contexts: ['tab'] },
])('and all else is left to the browser to refuse: no test is to be in the light by mistake', params => {
  const { interpreter, toBrowser, toDriver, setColourScheme } = createScene()
  const command = { id: 7, method: MEDIA, params }
  interpreter.fromDriver(command)
  expect(toBrowser).toHaveBeenCalledExactlyOnceWith(command)
  expect(toDriver).not.toHaveBeenCalled()
  expect(setColourScheme).not.toHaveBeenCalled()
})

test('a command besides the driver’s is answered to whoever gave it', async () => {
  const { interpreter, toDriver, answer } = createScene()
  const answered = interpreter.ask('webExtension.install', {})
  await answer('webExtension.install', { type: 'error', error: 'invalid web extension' })
  expect(await answered).toMatchObject({ type: 'error', error: 'invalid web extension' })
  expect(toDriver).not.toHaveBeenCalled()
})

test('of an extension’s page it is told when it is there, and not before', async () => {
  const { interpreter, toDriver, answer } = createScene()
  const committed = { context: 'tab', navigation: 'n', url: PAGE }
  interpreter.fromBrowser({ type: 'event', method: 'browsingContext.navigationCommitted', params: committed })
  await answer('script.evaluate', { result: { realm: 'r', result: { value: 'interactive moz-extension:' } } })
  expect(toDriver).toHaveBeenCalledOnce()
  await answer('script.evaluate', { result: { realm: 'r', result: { value: 'complete moz-extension:' } } })
  await vi.waitFor(() => expect(toDriver).toHaveBeenCalledTimes(4))
  expect(toDriver.mock.calls.slice(1).map(([message]) => message)).toMatchObject([
    { method: 'script.realmCreated', params: { type: 'window', realm: 'r', context: 'tab' } },
    { method: 'browsingContext.domContentLoaded', params: committed },
    { method: 'browsingContext.load', params: committed },
  ])
})

test('nothing is told of a page whose tab is gone', async () => {
  const { interpreter, toDriver, answer } = createScene()
  const committed = { context: 'tab', url: PAGE }
  interpreter.fromBrowser({ type: 'event', method: 'browsingContext.navigationCommitted', params: committed })
  await answer('script.evaluate', { type: 'error', error: 'no such frame' })
  expect(toDriver).toHaveBeenCalledOnce()
})

test('of a page that another one has followed in its tab nothing is told', async () => {
  const { interpreter, toDriver, answer } = createScene()
  const go = (url: string) =>
    interpreter.fromBrowser({
      type: 'event',
      method: 'browsingContext.navigationCommitted',
      params: { context: 'tab', url },
    })
  go(PAGE)
  go('moz-extension://5f1c/popup.html')
  await answer('script.evaluate', { result: { realm: 'r', result: { value: 'complete moz-extension:' } } })
  await answer('script.evaluate', { result: { realm: 'r', result: { value: 'complete moz-extension:' } } })
  await vi.waitFor(() =>
    expect(toDriver.mock.lastCall?.[0]).toMatchObject({ method: 'browsingContext.load' }),
  )
  expect(toDriver.mock.calls.slice(2).map(([message]) => message)).toMatchObject([
    { method: 'script.realmCreated' },
    { method: 'browsingContext.domContentLoaded', params: { url: 'moz-extension://5f1c/popup.html' } },
    { method: 'browsingContext.load', params: { url: 'moz-extension://5f1c/popup.html' } },
  ])
})

test('of a world beside the page’s own it is told with the first answer from it, once', async () => {
  const { interpreter, toDriver, answer } = createScene()
  const target = { context: 'tab', sandbox: 'beside' }
  const evaluate = { method: 'script.evaluate', params: { expression: '1', target } }
  for (const id of [7, 8]) {
    interpreter.fromDriver({ ...evaluate, id })
    await answer('script.evaluate', { result: { realm: 'r', result: {} } })
    await vi.waitFor(() => expect(toDriver.mock.lastCall?.[0]).toMatchObject({ id }))
  }
  expect(toDriver.mock.calls.map(([message]) => message)).toMatchObject([
    { method: 'script.realmCreated', params: { realm: 'r', ...target } },
    { id: 7 },
    { id: 8 },
  ])
})

test.each([
  { open: ['about:blank', 'about:blank'], type: 'tab' },
  { open: ['about:blank', PAGE], type: 'window' },
])('a page gets a window of its own where a tab would hide another page ($type)', async ({ open, type }) => {
  const { interpreter, toBrowser, answer } = createScene()
  const command = { id: 7, method: 'browsingContext.create', params: { type: 'window' } }
  interpreter.fromDriver(command)
  const contexts = open.map((url, n) => ({ context: `tab ${n}`, url }))
  await answer('browsingContext.getTree', { result: { contexts } })
  await vi.waitFor(() => expect(toBrowser).toHaveBeenLastCalledWith({ ...command, params: { type } }))
})
