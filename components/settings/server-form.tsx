import { useEffect, useRef } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import type { UrlRefusal } from '../../lib/model/url-refusal.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Button } from '../ui/button.tsx'
import { Field, toDescription } from './field.tsx'
import { ModelField } from './model-field.tsx'
import { SecretField } from './secret-field.tsx'
import { isChanged } from './server-fields.ts'
import style from './server-form.module.css'
import { ServerReport } from './server-report.tsx'
import { TemperatureField } from './temperature-field.tsx'
import { useServerForm } from './use-server-form.ts'
import { WINDOW_HINT, WINDOW_LABEL, windowPlaceholder } from './window-field.ts'

interface Props {
  readonly page: OptionsPage
  readonly connection: Connection
  readonly preset: Connection
  readonly models: readonly string[]
}

const REFUSALS: Record<UrlRefusal, string> = {
  'not-a-url': 'This is no web address. It looks like https://example.org.',
  'not-http': 'Only https:// addresses can be used, and http:// on this computer.',
  credentials: 'Take the name and password out of the address. A key has its own field below.',
  insecure: 'Without https:// others on the way could read along. http:// is for this computer only.',
}

export function ServerForm({ page, connection, preset, models }: Props) {
  const { fields, report, change, save, test } = useServerForm(page, connection)
  const form = useRef<HTMLFormElement>(null)
  const refusal = report.type === 'refused' ? REFUSALS[report.reason] : undefined
  const errors = report.type === 'incomplete' ? report.errors : {}
  const busy = report.type === 'saving' || report.type === 'testing'
  const isPreset = fields.url === preset.url && fields.model === preset.model

  useEffect(() => {
    if (report.type === 'refused' || report.type === 'incomplete')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [report])

  function onSubmit(event: Event): void {
    event.preventDefault()
    if (!busy) void save()
  }

  return (
    <form ref={form} class={style.form} onSubmit={onSubmit} noValidate>
      <Field
        id="server-url"
        label="Server URL"
        error={refusal}
        hint="The address as its owner gives it, with or without /v1."
      >
        <input
          {...toDescription('server-url', refusal)}
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={fields.url}
          onInput={event => change({ url: event.currentTarget.value })}
        />
      </Field>
      <SecretField fields={fields} connection={connection} onChange={change} />
      <ModelField
        value={fields.model}
        error={errors.model}
        models={models}
        onChange={model => change({ model })}
      />
      <Field id="server-window" label={WINDOW_LABEL} error={errors.contextWindow} hint={WINDOW_HINT}>
        <input
          {...toDescription('server-window', errors.contextWindow)}
          inputMode="numeric"
          autocomplete="off"
          placeholder={windowPlaceholder(fields.model)}
          value={fields.contextWindow}
          onInput={event => change({ contextWindow: event.currentTarget.value })}
        />
      </Field>
      <TemperatureField
        value={fields.temperature}
        error={errors.temperature}
        onChange={temperature => change({ temperature })}
      />
      <Field id="server-prompt" label="Instructions" hint="Sent before every conversation. May stay empty.">
        <textarea
          id="server-prompt"
          dir="auto"
          placeholder="Answer briefly, in plain words."
          aria-describedby="server-prompt-hint"
          value={fields.systemPrompt}
          onInput={event => change({ systemPrompt: event.currentTarget.value })}
        />
      </Field>
      <div class={style.actions}>
        {/* Not `disabled`: the focus would fall off the one that was pressed. */}
        <Button type="submit" look="primary" aria-disabled={busy}>
          Save
        </Button>
        <Button aria-disabled={busy} onClick={() => !busy && void test()}>
          Test
        </Button>
        {!isPreset && (
          <Button look="plain" onClick={() => change({ url: preset.url, model: preset.model })}>
            Restore default server
          </Button>
        )}
      </div>
      <ServerReport report={report} fields={fields} changed={isChanged(fields, connection)} />
    </form>
  )
}
