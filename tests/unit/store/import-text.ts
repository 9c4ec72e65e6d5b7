import { stageFile } from '../../../lib/page/import-file.ts'
import type { Merged } from '../../../lib/store/imports.ts'
import type { Store } from '../../../lib/store/store.ts'

const { signal } = new AbortController()

/** As a page and the background do it together. */
export async function importText(store: Store, text: string, importId = 'i'): Promise<Merged> {
  const { parts } = await stageFile(new Blob([text]), { store, importId, signal, onProgress: () => {} })
  try {
    return await store.mergeImport(importId, parts, signal, 7)
  } finally {
    await store.discardImport(importId)
  }
}
