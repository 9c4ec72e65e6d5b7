import { rm } from 'node:fs/promises'
import { makePackages } from '../../scripts/package/make-packages.ts'
import { AGAIN, publishedAs } from './made.ts'
import { unzip } from './unzip.ts'

/** Everything once more, elsewhere, of nothing but the sources that are published. */
// biome-ignore lint/style/noDefaultExport: Vitest calls the default export of its global set-up.
export default async function makeAgain(): Promise<void> {
  await rm(AGAIN, { recursive: true, force: true })
  unzip(publishedAs('-sources.zip'), AGAIN)
  if ((await makePackages(AGAIN)) !== 0) throw new Error('The sources do not build: see above')
}
