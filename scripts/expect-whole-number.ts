import { SetUpError } from './set-up-error.ts'

/** Refuses what was given for an option that counts, unless nothing was. */
export function expectWholeNumber(option: string, value: string | undefined): void {
  if (value !== undefined && !/^[1-9]\d{0,8}$/.test(value))
    throw new SetUpError(`--${option} takes a whole number from 1: ${value} is none.`)
}
