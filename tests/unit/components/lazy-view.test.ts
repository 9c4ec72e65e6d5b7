import { expect, test, vi } from 'vitest'
import { createLazyView } from '../../../components/ui/lazy-view.ts'

const View = () => null

test('is loaded once, however often it is asked for', async () => {
  const importView = vi.fn(async () => View)
  const lazy = createLazyView(importView)
  expect(lazy.view.value).toBeUndefined()
  expect(await Promise.all([lazy.load(), lazy.load()])).toEqual([true, true])
  expect(await lazy.load()).toBe(true)
  expect(lazy.view.value).toBe(View)
  expect(importView).toHaveBeenCalledOnce()
})

test('whose files are gone is not there, and is asked for again the next time', async () => {
  const importView = vi.fn(async () => View)
  importView.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const lazy = createLazyView(importView)
  expect(await lazy.load()).toBe(false)
  expect(lazy.view.value).toBeUndefined()
  expect(await lazy.load()).toBe(true)
})
