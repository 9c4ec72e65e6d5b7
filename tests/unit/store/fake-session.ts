import type { SessionArea } from '../../../lib/store/temporary/session-area.ts'

/** `storage.session` of one browser, which outlives its backgrounds; with the browser's own limit, in characters. */
export function createFakeSession(limit = 10 * 1024 * 1024) {
  let items: Record<string, unknown> = {}

  const area: SessionArea = {
    get: async () => structuredClone(items),
    async set(changes) {
      const next = { ...items, ...changes }
      if (lengthOf(next) > limit) throw new Error('Session storage quota bytes exceeded')
      items = next
    },
    async remove(names) {
      items = Object.fromEntries(Object.entries(items).filter(([name]) => !names.includes(name)))
    },
  }

  return {
    area,
    items: () => items,
    /** The browser closes. */
    close() {
      items = {}
    },
  }
}

const lengthOf = (items: Record<string, unknown>): number =>
  Object.entries(items).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0)
