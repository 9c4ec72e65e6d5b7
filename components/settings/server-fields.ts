import type { Connection, Secret } from '../../lib/model/connection.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { isWindow, toWholeNumber, WINDOW_ERROR } from './window-field.ts'

export type ConnectionForm = Parameters<OptionsPage['save']>[0]

/** The form as it stands: text as it was typed, however odd. */
export interface ServerFields {
  readonly url: string
  readonly model: string
  /** Empty is what is known of the model. */
  readonly contextWindow: string
  /** Empty is the default. */
  readonly temperature: string
  readonly systemPrompt: string
  /** What happens to the stored secret at the next save. `replace` with nothing typed keeps it. */
  readonly secretChange: 'keep' | 'replace' | 'forget'
  readonly secretType: Secret['type']
  readonly secretValue: string
}

export function toFields(connection: Connection): ServerFields {
  return {
    url: connection.url,
    model: connection.model,
    contextWindow: connection.contextWindow === undefined ? '' : String(connection.contextWindow),
    temperature: connection.temperature === undefined ? '' : String(connection.temperature),
    systemPrompt: connection.systemPrompt ?? '',
    secretChange: connection.hasKey ? 'keep' : 'replace',
    secretType: 'key',
    secretValue: '',
  }
}

/**
 * The fields once another connection is stored: what the person has not touched since `before` follows, the rest stays.
 * The three of the secret are one: a kind without its key would be another kind's.
 */
export function followStored(fields: ServerFields, before: ServerFields, stored: ServerFields): ServerFields {
  const isUntouched = (name: keyof ServerFields) => fields[name] === before[name]
  return {
    url: isUntouched('url') ? stored.url : fields.url,
    model: isUntouched('model') ? stored.model : fields.model,
    contextWindow: isUntouched('contextWindow') ? stored.contextWindow : fields.contextWindow,
    temperature: isUntouched('temperature') ? stored.temperature : fields.temperature,
    systemPrompt: isUntouched('systemPrompt') ? stored.systemPrompt : fields.systemPrompt,
    ...toSecretFields(SECRET_FIELDS.every(isUntouched) ? stored : fields),
  }
}

const SECRET_FIELDS = ['secretChange', 'secretType', 'secretValue'] as const

function toSecretFields({ secretChange, secretType, secretValue }: ServerFields) {
  return { secretChange, secretType, secretValue }
}

export interface FieldErrors {
  readonly model?: string
  readonly contextWindow?: string
  readonly temperature?: string
}

/** What the server would refuse, or would be guessed at: told beside the field, and not sent. */
export function findErrors({ model, contextWindow, temperature }: ServerFields): FieldErrors {
  return {
    ...(!model.trim() && { model: 'Enter the name of a model the server knows.' }),
    ...(!isWindow(toWholeNumber(contextWindow)) && { contextWindow: WINDOW_ERROR }),
    ...(!isTemperature(toTemperature(temperature)) && {
      temperature: 'Enter a number from 0 to 2, or nothing for the default.',
    }),
  }
}

const HIGHEST = 2

function isTemperature(value: number | undefined): boolean {
  return value === undefined || (value >= 0 && value <= HIGHEST)
}

/** Empty is the default; what is no number is `NaN`. Half the world writes a comma. */
function toTemperature(text: string): number | undefined {
  const typed = text.trim().replace(',', '.')
  return typed === '' ? undefined : Number(typed)
}

/** Of fields without errors. */
export function toConnectionForm(fields: ServerFields): ConnectionForm {
  const contextWindow = toWholeNumber(fields.contextWindow)
  const temperature = toTemperature(fields.temperature)
  const systemPrompt = fields.systemPrompt.trim()
  const value = fields.secretValue.trim()
  return {
    url: fields.url.trim(),
    model: fields.model.trim(),
    ...(contextWindow !== undefined && { contextWindow }),
    ...(temperature !== undefined && { temperature }),
    ...(systemPrompt && { systemPrompt }),
    ...(fields.secretChange === 'forget' && { secret: null }),
    ...(fields.secretChange === 'replace' && value && { secret: { type: fields.secretType, value } }),
  }
}

/** Whether saving would change anything. */
export function isChanged(fields: ServerFields, connection: Connection): boolean {
  const form = toConnectionForm(fields)
  return (
    form.secret !== undefined ||
    form.url !== connection.url ||
    form.model !== connection.model ||
    form.contextWindow !== connection.contextWindow ||
    form.temperature !== connection.temperature ||
    form.systemPrompt !== connection.systemPrompt
  )
}
