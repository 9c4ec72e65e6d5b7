import { CONNECTION_LIMITS } from '../../lib/model/connection.ts'
import {
  HEADER_NAME,
  HEADER_VALUE,
  isDroppedHeader,
  isForbiddenHeader,
  KEY_VALUE,
} from '../../lib/model/header-text.ts'
import { SETUP_LIMITS } from '../../lib/model/setup.ts'
import { type ConnectionFields, isEmptyRow, type SecretRow } from './connection-fields.ts'
import { COUNT_ERROR, isCount, isWithin, toNumber } from './number-field.ts'
import { toLines, toStops } from './stop-lines.ts'
import { toBareKey } from './to-bare-key.ts'
import { isWindow, toWholeNumber, WINDOW_ERROR } from './window-field.ts'

export type FieldErrors = Partial<Record<keyof ConnectionFields, string>>

/** What the background or the server would refuse, or would be guessed at: told beside the field, and not sent. */
export function findErrors(fields: ConnectionFields): FieldErrors {
  const errors: Partial<Record<keyof ConnectionFields, string | false>> = {
    name: fields.name.trim().length > CONNECTION_LIMITS.name && atMost(CONNECTION_LIMITS.name),
    model: modelError(fields.model.trim()),
    models: modelsError(toLines(fields.models)),
    contextWindow: !isWindow(toWholeNumber(fields.contextWindow)) && WINDOW_ERROR,
    temperature:
      !isWithin(toNumber(fields.temperature), 0, SETUP_LIMITS.temperature) &&
      'Enter a number from 0 to 2, or nothing for the default.',
    topP: !isWithin(toNumber(fields.topP), 0, 1) && 'Enter a number from 0 to 1, or nothing.',
    maxTokens: !isCount(toWholeNumber(fields.maxTokens), SETUP_LIMITS.tokens) && COUNT_ERROR,
    stop: stopError(toStops(fields.stop)),
    headersTimeout: !isSeconds(fields.headersTimeout) && SECONDS_ERROR,
    tokenTimeout: !isSeconds(fields.tokenTimeout) && SECONDS_ERROR,
    secretValue:
      fields.secretChange === 'replace' && keyError(toBareKey(fields.secretValue, fields.secretType)),
    headers: rowsError(fields.headers, 'headers', headerError),
    query: rowsError(fields.query, 'parameters', parameterError),
  }
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error)) as FieldErrors // those that are any
}

const atMost = (limit: number, what = 'characters') => `Enter at most ${limit.toLocaleString('en')} ${what}.`

function modelError(model: string): string | false {
  if (!model) return 'Enter the name of a model the server knows.'
  return model.length > SETUP_LIMITS.model && atMost(SETUP_LIMITS.model)
}

function modelsError(models: readonly string[]): string | false {
  if (models.length > CONNECTION_LIMITS.models) return atMost(CONNECTION_LIMITS.models, 'lines')
  const isLong = models.some(({ length }) => length > SETUP_LIMITS.model)
  return isLong && atMost(SETUP_LIMITS.model, 'characters a line')
}

function stopError(stops: readonly string[]): string | false {
  const isTooMuch =
    stops.length > SETUP_LIMITS.stops || stops.some(({ length }) => length > SETUP_LIMITS.stop)
  return isTooMuch && `Enter at most ${SETUP_LIMITS.stops} lines, of ${SETUP_LIMITS.stop} characters each.`
}

const SECONDS_ERROR = `Enter whole seconds from 1 to ${CONNECTION_LIMITS.timeout.toLocaleString('en')}, or nothing.`

const isSeconds = (text: string): boolean => isCount(toNumber(text), CONNECTION_LIMITS.timeout)

function keyError(key: string): string | false {
  if (key.length > CONNECTION_LIMITS.secret) return atMost(CONNECTION_LIMITS.secret)
  return (
    key !== '' && !KEY_VALUE.test(key) && 'A key has only Latin letters, digits and signs. Copy it once more.'
  )
}

/** What is stored was taken in, and stays as it is. */
const isTyped = (row: SecretRow): boolean => !isEmptyRow(row) && !(row.stored && row.value === '')

function rowsError(
  rows: readonly SecretRow[],
  what: string,
  errorOf: (row: SecretRow, name: string) => string | false,
): string | false {
  if (rows.filter(row => !isEmptyRow(row)).length > CONNECTION_LIMITS.headers)
    return atMost(CONNECTION_LIMITS.headers, what)
  for (const row of rows.filter(isTyped)) {
    const name = row.name.trim()
    if (name.length > CONNECTION_LIMITS.headerName)
      return atMost(CONNECTION_LIMITS.headerName, 'characters as a name')
    if (row.value.trim().length > CONNECTION_LIMITS.secret)
      return atMost(CONNECTION_LIMITS.secret, `characters as the value of “${name}”`)
    const error = errorOf(row, name)
    if (error) return error
  }
  return false
}

function headerError({ value, wanted }: SecretRow, name: string): string | false {
  if (!HEADER_NAME.test(name)) return 'The name of a header has letters, digits and hyphens.'
  if (isForbiddenHeader(name))
    return `The browser sends a header “${name}” of its own, and no other. Take it away.`
  if (isDroppedHeader(name)) return `The browser leaves out a header “${name}” without a word. Take it away.`
  const text = value.trim()
  // What is missing here, and was not looked up yet, is missing as before.
  if (text === '') return wanted !== name && `Enter the value of “${name}”, or take the header away.`
  return !HEADER_VALUE.test(text) && `No header can carry a character in the value of “${name}”.`
}

const parameterError = (_: SecretRow, name: string): string | false =>
  name === '' && 'Enter the name of each part, or take the part away.'
