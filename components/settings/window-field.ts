import { knownWindow } from '../../lib/model/context-window.ts'
import { SETUP_LIMITS } from '../../lib/model/setup.ts'

export const WINDOW_LABEL = 'Context window (tokens)'
export const WINDOW_HINT =
  'How much the model reads and writes at once. Of a longer conversation the oldest turns are not sent.'
export const WINDOW_ERROR = 'Enter a whole number between 1 and 10,000,000, or nothing.'

/** Of the field where it is empty: what then counts. */
export function windowPlaceholder(model: string, inOptions?: number): string {
  if (inOptions !== undefined) return `${inOptions.toLocaleString('en')}, as in Options`
  const known = knownWindow(model.trim())
  return known === undefined
    ? 'Not known: nothing is left out'
    : `${known.toLocaleString('en')}, known for this model`
}

/** Empty is `undefined`, what is no number `NaN`. Thousands may be set apart as the placeholder does, or as elsewhere. */
export function toWholeNumber(text: string): number | undefined {
  const typed = text.trim()
  if (typed === '') return undefined
  return Number(/^\d{1,3}([,.\s'’]\d{3})+$/.test(typed) ? typed.replace(/\D/g, '') : typed)
}

export function isWindow(value: number | undefined): boolean {
  return value === undefined || (Number.isInteger(value) && value >= 1 && value <= SETUP_LIMITS.tokens)
}
