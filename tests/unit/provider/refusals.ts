import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Quirk } from '../../../lib/model/quirk.ts'

interface Refusal {
  readonly service: string
  readonly status: number
  readonly body: unknown
  readonly quirk: Quirk
}

/** What servers say when they refuse a part of a request, as people have reported it. */
export const REFUSALS: readonly Refusal[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/refusals.json'), 'utf8'),
)
