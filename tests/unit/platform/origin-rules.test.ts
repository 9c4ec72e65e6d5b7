import { expect, test, vi } from 'vitest'

// The polyfill refuses to be loaded where no browser is.
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: {} }))
const { applyOriginRules } = await import('../../../lib/platform/origin-rules.ts')

/** The browser's own, as far as it is used: rules by their ids, of which no two may be the same. */
function createApi(ids: number[] = []) {
  const rules = new Map(ids.map(id => [id, 'old']))
  return {
    rules,
    updates: 0,
    async getSessionRules() {
      return [...rules.keys()].map(id => ({ id, action: { type: 'block' as const }, condition: {} }))
    },
    async updateSessionRules({
      removeRuleIds = [],
      addRules = [],
    }: {
      removeRuleIds?: number[]
      addRules?: { id: number }[]
    }) {
      this.updates++
      for (const id of removeRuleIds) rules.delete(id)
      for (const { id } of addRules) {
        if (rules.has(id)) throw new Error(`Rule with id ${id} does not have a unique ID.`)
        rules.set(id, 'new')
      }
    },
  }
}

const rule = (id: number) => ({ id, action: {}, condition: {} })

test('the rules that are wanted take the place of those that are there, in one step', async () => {
  const api = createApi([1, 2, 7])
  expect(await applyOriginRules([rule(1), rule(2)], api)).toBe('applied')
  expect([...api.rules]).toEqual([
    [1, 'new'],
    [2, 'new'],
  ])
  expect(await applyOriginRules([], api)).toBe('applied')
  expect(api.rules.size).toBe(0)
  expect(api.updates).toBe(2)
})

test('without the permission there is no rule, and whoever wanted one is told', async () => {
  expect(await applyOriginRules([rule(1)])).toBe('no-permission')
  expect(await applyOriginRules([])).toBe('applied')
})

test('a browser that never answers is not waited for, and whoever asked is told', async () => {
  const api = { ...createApi(), updateSessionRules: () => new Promise<void>(() => {}) }
  expect(await applyOriginRules([rule(1)], api, 10)).toBe('after-reload')
})

test('where there are none and none are wanted, nothing is done', async () => {
  const api = createApi()
  expect(await applyOriginRules([], api)).toBe('applied')
  expect(api.updates).toBe(0)
})
