import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { createLazySearch } from '../../../lib/page/lazy-search.ts'
import { createSearch, type Search, type SearchOptions } from '../../../lib/page/search.ts'

const options: Omit<SearchOptions, 'store'> = {
  heads: signal([]),
  send: async () => ({ status: 'done' }),
  now: () => 0,
}
const settle = () => new Promise(resolve => setImmediate(resolve))

function openSearch(): Search {
  return createSearch({
    ...options,
    store: { async *search() {}, messages: async () => [], unindexed: async () => 0 },
  })
}

test('the search is loaded once, when it is first wanted', async () => {
  const open = vi.fn(async () => openSearch())
  const { search, wantSearch } = createLazySearch(options, open)
  expect(open).not.toHaveBeenCalled()
  wantSearch()
  wantSearch()
  await settle()
  wantSearch()
  expect(open).toHaveBeenCalledExactlyOnceWith(options)
  expect(search.value?.typed.value).toBe('')
})

test('what could not be loaded is loaded when it is wanted again', async () => {
  const open = vi.fn(async () => openSearch()).mockRejectedValueOnce(new TypeError('The file is gone'))
  const { search, wantSearch } = createLazySearch(options, open)
  wantSearch()
  await settle()
  expect(search.value).toBeUndefined()
  wantSearch()
  await settle()
  expect(search.value).toBeDefined()
})

test('where there is none to be opened nothing happens', () => {
  const { search, wantSearch } = createLazySearch(options, undefined)
  wantSearch()
  expect(search.value).toBeUndefined()
})
