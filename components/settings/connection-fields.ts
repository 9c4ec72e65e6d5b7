import type { Connection, Secret, SecretType } from '../../lib/model/connection.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { numberText, toNumber } from './number-field.ts'
import { toLine, toLines, toStops } from './stop-lines.ts'
import { toBareKey } from './to-bare-key.ts'
import { toWholeNumber } from './window-field.ts'

export type ConnectionForm = Parameters<OptionsPage['save']>[0]

/** A name and its secret value, as typed. `stored` has one in the background, which an empty value keeps. */
export interface SecretRow {
  readonly name: string
  readonly value: string
  readonly stored: boolean
  /** The name, where another browser has its value. */
  readonly wanted?: string
  /** The origin of the address that it was pasted with, and goes away with. */
  readonly pastedFor?: string
}

/** The form as it stands: text as it was typed, however odd. Empty is the default. */
export interface ConnectionFields {
  readonly name: string
  readonly url: string
  readonly model: string
  /** One a line. */
  readonly models: string
  readonly contextWindow: string
  readonly temperature: string
  readonly topP: string
  readonly maxTokens: string
  /** One a line. */
  readonly stop: string
  readonly systemPrompt: string
  readonly headersTimeout: string
  readonly tokenTimeout: string
  /** What happens to the stored secret at the next save. `replace` with nothing typed keeps it. */
  readonly secretChange: 'keep' | 'replace' | 'forget'
  readonly secretType: SecretType
  readonly secretValue: string
  /** The origin of the address that the key was pasted with; empty for one that was typed. */
  readonly secretFor: string
  readonly headers: readonly SecretRow[]
  readonly query: readonly SecretRow[]
  readonly insecure: boolean
  readonly forgetKey: boolean
  readonly dropOrigin: boolean
}

/** `secret` is what is not stored yet, of a connection that is new. */
export function toFields(connection: Connection, secret?: Partial<Secret>): ConnectionFields {
  const { timeouts = {} } = connection
  return {
    name: connection.name ?? '',
    url: connection.url,
    model: connection.model,
    models: (connection.models ?? []).join('\n'),
    contextWindow: numberText(connection.contextWindow),
    temperature: numberText(connection.temperature),
    topP: numberText(connection.topP),
    maxTokens: numberText(connection.maxTokens),
    stop: (connection.stop ?? []).map(toLine).join('\n'),
    systemPrompt: connection.systemPrompt ?? '',
    headersTimeout: numberText(timeouts.headers),
    tokenTimeout: numberText(timeouts.token),
    secretChange: connection.hasKey ? 'keep' : 'replace',
    secretType: secret?.type ?? 'key',
    secretValue: secret?.value ?? '',
    secretFor: '',
    headers: toSecretRows(connection.headerNames, connection.wants?.headers, secret?.headers),
    query: toSecretRows(connection.queryNames, connection.wants?.query, secret?.query),
    insecure: connection.insecure ?? false,
    forgetKey: connection.forgetKey ?? false,
    dropOrigin: connection.dropOrigin ?? false,
  }
}

/** What is stored, what is missing here, and what is not stored yet. */
const toSecretRows = (
  stored: readonly string[] = [],
  wanted: readonly string[] = [],
  given: Secret['headers'],
): SecretRow[] => [
  ...stored.map(name => ({ name, value: '', stored: true })),
  ...wanted.map(name => ({ name, value: '', stored: false, wanted: name })),
  ...toRows(given),
]

const toRows = (values: Secret['headers'] = {}): SecretRow[] =>
  Object.entries(values).map(([name, value]) => ({ name, value, stored: false }))

/**
 * The fields once another connection is stored: what the person has not touched since `before` follows, the rest stays.
 * Those of the secret are one: a kind without its key would be another kind's. What is secret does not follow to another
 * origin: it was entered for the one that the person saw.
 */
export function followStored(
  fields: ConnectionFields,
  before: ConnectionFields,
  stored: ConnectionFields,
): ConnectionFields {
  const names = Object.keys(stored) as (keyof ConnectionFields)[] // its own keys
  const isUntouched = (name: keyof ConnectionFields) => fields[name] === before[name]
  const isSecretUntouched = SECRET_FIELDS.every(isUntouched)
  const moved = isMoved(fields, before, stored) ? [...SECRET_FIELDS, 'headers', 'query'] : []
  const followed = names.filter(
    name => moved.includes(name) || (SECRET_FIELDS.includes(name) ? isSecretUntouched : isUntouched(name)),
  )
  return { ...fields, ...Object.fromEntries(followed.map(name => [name, stored[name]])) }
}

/** Whether the fields follow to another origin. */
export function isMoved(
  fields: ConnectionFields,
  before: ConnectionFields,
  stored: ConnectionFields,
): boolean {
  return fields.url === before.url && originOf(stored.url) !== originOf(fields.url)
}

export const originOf = (url: string): string | undefined =>
  URL.canParse(url.trim()) ? new URL(url.trim()).origin : undefined

const SECRET_FIELDS: readonly (keyof ConnectionFields)[] = [
  'secretChange',
  'secretType',
  'secretValue',
  'secretFor',
]

export const isEmptyRow = ({ name, value, stored }: SecretRow): boolean => !stored && !name.trim() && !value

/** Of fields without errors. */
export function toConnectionForm(
  fields: ConnectionFields,
  {
    id,
    template,
    headerNames,
    queryNames,
    wants,
  }: Pick<Connection, 'id' | 'template' | 'headerNames' | 'queryNames' | 'wants'>,
): ConnectionForm {
  const contextWindow = toWholeNumber(fields.contextWindow)
  const temperature = toNumber(fields.temperature)
  const topP = toNumber(fields.topP)
  const maxTokens = toWholeNumber(fields.maxTokens)
  const stop = toStops(fields.stop)
  const models = toLines(fields.models)
  const headersTimeout = toNumber(fields.headersTimeout)
  const tokenTimeout = toNumber(fields.tokenTimeout)
  const name = fields.name.trim()
  const systemPrompt = fields.systemPrompt.trim()
  const value = toBareKey(fields.secretValue, fields.secretType)
  const headers = toValues(fields.headers)
  const query = toValues(fields.query)
  return {
    id,
    url: fields.url.trim(),
    model: fields.model.trim(),
    ...(name && { name }),
    ...(template !== undefined && { template }),
    ...(models.length > 0 && { models }),
    ...(contextWindow !== undefined && { contextWindow }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(stop.length > 0 && { stop }),
    ...(systemPrompt && { systemPrompt }),
    ...((headersTimeout !== undefined || tokenTimeout !== undefined) && {
      timeouts: {
        ...(headersTimeout !== undefined && { headers: headersTimeout }),
        ...(tokenTimeout !== undefined && { token: tokenTimeout }),
      },
    }),
    ...(fields.insecure && { insecure: true }),
    ...(fields.forgetKey && { forgetKey: true }),
    ...(fields.dropOrigin && { dropOrigin: true }),
    ...(fields.secretChange === 'forget' && { secret: null }),
    ...(fields.secretChange === 'replace' && value && { secret: { type: fields.secretType, value } }),
    ...((headers.length > 0 || headerNames || wants?.headers) && { headers }),
    ...((query.length > 0 || queryNames || wants?.query) && { query }),
  }
}

const toValues = (rows: readonly SecretRow[]) =>
  rows
    .filter(row => !isEmptyRow(row))
    .map(({ name, value, stored }) => ({
      name: name.trim(),
      value: stored && value === '' ? null : value.trim(),
    }))

/** Whether saving would change anything. */
export function isChanged(fields: ConnectionFields, connection: Connection): boolean {
  const form = toConnectionForm(fields, connection)
  const stored = toConnectionForm(toFields(connection), connection)
  return JSON.stringify(form) !== JSON.stringify(stored)
}
