import { expect, test, vi } from 'vitest'
import { type Tab, watchTabs } from '../../../scripts/browser/firefox/watch-tabs.ts'

const OURS = 'moz-extension://5f1c/options.html'

function createScene() {
  let tabs: Tab[] | undefined = []
  const opened = vi.fn<(tab: Tab) => void>()
  const closed = vi.fn<(tab: Tab) => void>()
  const watch = watchTabs({
    list: async () => tabs,
    isOurs: url => url?.startsWith('moz-extension:') ?? false,
    isEmpty: url => url === 'about:blank',
    opened,
    closed,
  })
  const look = (...open: Tab[]) => {
    tabs = open
    return watch.look()
  }
  const end = () => {
    tabs = undefined
    return watch.look()
  }
  return { watch, look, end, opened, closed }
}

test('a tab that the extension has opened is told of once, and once more when it is gone', async () => {
  const { look, opened, closed } = createScene()
  await look({ context: 'a', url: 'about:blank' })
  expect(opened).not.toHaveBeenCalled()
  await look({ context: 'a', url: OURS })
  await look({ context: 'a', url: OURS })
  expect(opened).toHaveBeenCalledExactlyOnceWith({ context: 'a', url: OURS })
  await look()
  await look()
  expect(closed).toHaveBeenCalledExactlyOnceWith({ context: 'a', url: OURS })
})

test('so is one that it has opened for somebody else’s page', async () => {
  const { look, opened, closed } = createScene()
  const tab = { context: 'a', url: 'http://127.0.0.1/' }
  await look(tab)
  await look(tab)
  expect(opened).toHaveBeenCalledExactlyOnceWith(tab)
  await look()
  expect(closed).toHaveBeenCalledExactlyOnceWith(tab)
})

test('what the browser tells by itself is not told twice', async () => {
  const { watch, look, opened, closed } = createScene()
  watch.told('page', true)
  watch.told('elsewhere', true)
  await look({ context: 'page', url: OURS }, { context: 'elsewhere', url: 'http://127.0.0.1/' })
  expect(opened).not.toHaveBeenCalled()
  watch.told('page', false)
  await look({ context: 'elsewhere', url: 'http://127.0.0.1/' })
  await look()
  expect(closed).not.toHaveBeenCalled()
})

test('a tab that went from a page of the extension to another one is told of by the browser when it closes', async () => {
  const { watch, look, closed } = createScene()
  watch.told('page', true)
  await look({ context: 'page', url: OURS })
  await look({ context: 'page', url: 'http://127.0.0.1/' })
  await look()
  expect(closed).not.toHaveBeenCalled()
})

test('where no browser answers any more, nothing is told and nothing is looked for', async () => {
  const { look, end, closed } = createScene()
  expect(await look({ context: 'a', url: OURS })).toBe(true)
  expect(await end()).toBe(false)
  expect(closed).not.toHaveBeenCalled()
})
