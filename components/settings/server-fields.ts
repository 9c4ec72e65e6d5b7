import type { Connection, Secret } from '../../lib/model/connection.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'

export type ConnectionForm = Parameters<OptionsPage['save']>[0]

/** The form as it stands: text as it was typed, however odd. */
export interface ServerFields {
  readonly url: string
  readonly model: string
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
    temperature: connection.temperature === undefined ? '' : String(connection.temperature),
    systemPrompt: connection.systemPrompt ?? '',
    secretChange: connection.hasKey ? 'keep' : 'replace',
    secretType: 'key',
    secretValue: '',
  }
}

export function toConnectionForm(fields: ServerFields): ConnectionForm {
  const temperature = Number.parseFloat(fields.temperature)
  const systemPrompt = fields.systemPrompt.trim()
  const value = fields.secretValue.trim()
  return {
    url: fields.url.trim(),
    model: fields.model.trim(),
    ...(Number.isFinite(temperature) && { temperature: Math.min(2, Math.max(0, temperature)) }),
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
    form.temperature !== connection.temperature ||
    form.systemPrompt !== connection.systemPrompt
  )
}
