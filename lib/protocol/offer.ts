import * as v from 'valibot'
import { MAX_SELECTION } from '../model/max-selection.ts'

/**
 * The one thing a content script may say: this text was selected and its button was clicked. It is answered by
 * nothing, and can lead to a draft only.
 */
export interface Offer {
  readonly type: 'selection-offered'
  readonly text: string
}

const offerSchema: v.GenericSchema<unknown, Offer> = v.object({
  type: v.literal('selection-offered'),
  text: v.pipe(v.string(), v.maxLength(MAX_SELECTION)),
})

export function parseOffer(message: unknown): Offer | undefined {
  const result = v.safeParse(offerSchema, message)
  return result.success ? result.output : undefined
}
