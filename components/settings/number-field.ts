import { SETUP_LIMITS } from '../../lib/model/setup.ts'

export const numberText = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** Empty is what holds otherwise; what is no number is `NaN`. Half the world writes a comma. */
export function toNumber(text: string): number | undefined {
  const typed = text.trim().replace(',', '.')
  return typed === '' ? undefined : Number(typed)
}

export const isWithin = (value: number | undefined, least: number, most: number): boolean =>
  value === undefined || (value >= least && value <= most)

export const isCount = (value: number | undefined, most: number): boolean =>
  value === undefined || (Number.isInteger(value) && isWithin(value, 1, most))

/** Of tokens that an answer may have. */
export const COUNT_ERROR = `Enter a whole number between 1 and ${SETUP_LIMITS.tokens.toLocaleString('en')}, or nothing.`
