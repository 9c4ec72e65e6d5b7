import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportAll } from '../../../lib/page/export-files.ts'
import { TangledError } from '../../../lib/store/tangled-error.ts'
import { RefusedFile } from '../../../lib/transfer/refuse.ts'
import { question } from '../model/samples.ts'
import { exported, exportOf } from '../transfer/samples.ts'
import { allRecords, createFreshStore } from './fresh-store.ts'
import { importText } from './import-text.ts'

const signal = new AbortController().signal
const onProgress = () => {}
const { leaf: _, ...head } = exported

/** By id the parent of each, as a file of one conversation has them. */
type Parents = Readonly<Record<string, string | undefined>>

const fileOf = (parents: Parents) =>
  exportOf([
    {
      ...head,
      messages: Object.entries(parents).map(([id, parent]) =>
        question(id, id, parent === undefined ? {} : { parent }),
      ),
    },
  ])

test('what two files tangle together is refused as a whole, and named', async () => {
  const { store, database } = createFreshStore()
  await importText(store, fileOf({ b: 'a' }), 'one')
  const before = await allRecords(database)
  const error = await importText(store, fileOf({ a: 'b', other: undefined }), 'two').catch(thrown => thrown)
  expect(error).toBeInstanceOf(TangledError)
  expect(error).toMatchObject({ conversationId: exported.id, messageId: expect.stringMatching(/^[ab]$/) })
  expect(await allRecords(database)).toEqual(before)
})

test('messages in more than one piece are seen as one', async () => {
  const { store } = createFreshStore()
  // Each follows the next one, and the last the first: across whatever is read at once.
  const ids = Array.from({ length: 230 }, (_, n) => `m${n}`)
  const parents = ids.map((id, n): [string, string] => [id, ids[(n + 1) % ids.length] ?? ''])
  await importText(store, fileOf(Object.fromEntries(parents.slice(0, -1))), 'one')
  await expect(importText(store, fileOf(Object.fromEntries(parents.slice(-1))), 'two')).rejects.toThrow(
    TangledError,
  )
})

test('whatever files were imported, what is exported then can be imported', async () => {
  const ids = ['a', 'b', 'c', 'd']
  const parents = fc.dictionary(
    fc.constantFrom(...ids),
    fc.option(fc.constantFrom('lost', ...ids), { nil: undefined }),
    { minKeys: 1 },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(parents, { minLength: 1, maxLength: 3 }), async files => {
      const { store } = createFreshStore()
      for (const [n, file] of files.entries()) {
        await importText(store, fileOf(file), `${n}`).catch(error => {
          if (!(error instanceof TangledError || error instanceof RefusedFile)) throw error
        })
      }
      if ((await store.heads()).length === 0) return
      const [whole] = await exportAll(store, 'today', { signal, onProgress })
      await importText(createFreshStore().store, (await whole?.content.text()) ?? '', 'again')
    }),
    { numRuns: 60 },
  )
})
