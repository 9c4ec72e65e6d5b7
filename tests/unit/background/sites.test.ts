import { beforeEach, describe, expect, test } from 'vitest'
import { createSites } from '../../../lib/background/sites.ts'
import type { Settings } from '../../../lib/model/settings.ts'
import { createFreshStore } from '../store/fresh-store.ts'
import { turn } from './until.ts'

const A = 'https://a.example'
const B = 'https://b.example'

let granted: Set<string>

beforeEach(() => {
  granted = new Set()
})

/** What is registered, and where the button stands in open tabs, as a browser would have it. */
function createFakeTabs(openTabs: readonly string[]) {
  const calls: string[] = []
  let registered: readonly string[] = []
  let standing: readonly string[] = []
  let busy = 0
  const matches = (patterns: readonly string[], tab: string) =>
    patterns.some(pattern => pattern === '*://*/*' || pattern === `${tab}/*`)
  async function call(name: string, change: () => void): Promise<void> {
    expect(++busy, 'one at a time').toBe(1)
    calls.push(name)
    await turn()
    change()
    busy -= 1
  }
  return {
    calls,
    registered: () => registered,
    standing: () => standing,
    hasOrigin: async (origin: string) => granted.has(origin),
    toPattern: (origin: string) => (origin === '*' ? '*://*/*' : `${origin}/*`),
    register: (patterns: readonly string[]) =>
      call('register', () => {
        registered = patterns
      }),
    inject: (patterns: readonly string[]) =>
      call('inject', () => {
        standing = [...new Set([...standing, ...openTabs.filter(tab => matches(patterns, tab))])]
      }),
    withdraw: (kept: readonly string[]) =>
      call('withdraw', () => {
        standing = standing.filter(tab => kept.includes('*') || kept.includes(tab))
      }),
  }
}

function createFakeSites() {
  const tabs = createFakeTabs([A, B])
  const told: Settings[] = []
  const { store } = createFreshStore()
  const sites = createSites({ store, browser: tabs, onSettings: settings => void told.push(settings) })
  return { ...sites, tabs, told, store }
}

describe('the selection button', () => {
  test('stands nowhere until the person turns it on', async () => {
    const { reconcile, tabs } = createFakeSites()
    granted.add(A).add('*')
    await reconcile()
    expect([tabs.registered(), tabs.standing()]).toEqual([[], []])
  })

  test('stands on a site that is on and allowed, open tabs included, and goes when it is off', async () => {
    const { setSite, tabs, told } = createFakeSites()
    granted.add(A)
    await setSite(A, true)
    expect([tabs.registered(), tabs.standing()]).toEqual([[`${A}/*`], [A]])
    await setSite(A, false)
    expect([tabs.registered(), tabs.standing()]).toEqual([[], []])
    expect(told.map(({ sites }) => sites)).toEqual([[A], []])
  })

  test('waits for the permission, stands when it comes, and goes when it is withdrawn', async () => {
    const { setSite, reconcile, tabs, store } = createFakeSites()
    await setSite(A, true)
    expect([tabs.registered(), tabs.standing()]).toEqual([[], []])
    granted.add(A)
    await reconcile()
    expect([tabs.registered(), tabs.standing()]).toEqual([[`${A}/*`], [A]])
    granted.delete(A)
    await reconcile()
    expect([tabs.registered(), tabs.standing()]).toEqual([[], []])
    // What the person chose is remembered all the same.
    expect(await store.settings()).toMatchObject({ sites: [A] })
  })

  test('stands on every site by one pattern, and back on the chosen ones after', async () => {
    const { setSite, setAllSites, tabs } = createFakeSites()
    granted.add('*').add(A).add(B)
    await setSite(A, true)
    await setAllSites(true)
    expect([tabs.registered(), tabs.standing()]).toEqual([['*://*/*'], [A, B]])
    await setAllSites(false)
    expect([tabs.registered(), tabs.standing()]).toEqual([[`${A}/*`], [A]])
  })

  test('stands on the chosen sites while all sites are not allowed', async () => {
    const { setSite, setAllSites, tabs } = createFakeSites()
    granted.add(B)
    await setSite(B, true)
    await setAllSites(true)
    expect([tabs.registered(), tabs.standing()]).toEqual([[`${B}/*`], [B]])
  })

  test('is switched any number of times at once, one after the other, and ends as it was switched last', async () => {
    const { setSite, tabs, store } = createFakeSites()
    granted.add(A).add(B)
    const switches = Array.from({ length: 9 }, (_, n) => [setSite(A, n % 2 === 0), setSite(B, n % 2 === 1)])
    await Promise.all(switches.flat())
    expect(await store.settings()).toMatchObject({ sites: [A] })
    expect([tabs.registered(), tabs.standing()]).toEqual([[`${A}/*`], [A]])
  })

  test('is registered once for a site that was turned on twice', async () => {
    const { setSite, tabs, store } = createFakeSites()
    granted.add(A)
    await setSite(A, true)
    await setSite(A, true)
    expect(await store.settings()).toMatchObject({ sites: [A] })
    expect(tabs.registered()).toEqual([`${A}/*`])
  })

  test('can be put right after the browser refused once', async () => {
    const { setSite, reconcile, tabs } = createFakeSites()
    granted.add(A)
    const { hasOrigin } = tabs
    tabs.hasOrigin = () => Promise.reject(new Error('No'))
    await expect(setSite(A, true)).rejects.toThrow('No')
    tabs.hasOrigin = hasOrigin
    await reconcile()
    expect(tabs.standing()).toEqual([A])
  })
})
