import type { Page } from '@playwright/test'
import { expect } from '../e2e/fixtures/extension.ts'
import { allRecords } from '../e2e/fixtures/stored-records.ts'

/** Everything that is stored, once the search has taken note of it, which is written too. */
export async function restingRecords(page: Page): Promise<string> {
  await expect.poll(() => allRecords(page)).toMatch(/^(?!.*"unindexed").*"index"/)
  return allRecords(page)
}
