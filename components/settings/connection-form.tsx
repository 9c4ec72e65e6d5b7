import { useEffect, useId, useRef } from 'preact/hooks'
import type { Connection, Secret } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { Template } from '../../lib/model/template.ts'
import type { UrlRefusal } from '../../lib/model/url-refusal.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Button } from '../ui/button.tsx'
import { Fold } from '../ui/fold.tsx'
import { Switch } from '../ui/switch.tsx'
import { AdvancedFields } from './advanced-fields.tsx'
import { isChanged } from './connection-fields.ts'
import style from './connection-form.module.css'
import { ConnectionReport } from './connection-report.tsx'
import hints from './field.module.css'
import { Field, toDescription } from './field.tsx'
import { ModelField } from './model-field.tsx'
import { SecretField } from './secret-field.tsx'
import { useConnectionForm } from './use-connection-form.ts'

interface Props {
  readonly page: OptionsPage
  readonly connection: Connection
  /** What it was made from. */
  readonly template: Template | undefined
  /** Of one that is not saved yet: what is secret of it. */
  readonly given?: Partial<Secret> | undefined
  readonly preset: Connection
  readonly onSaved?: () => void
  /** Absent where there is nothing to go back to. */
  readonly onCancel?: () => void
}

const REFUSALS: Record<UrlRefusal, string> = {
  'not-a-url': 'This is no web address. It looks like https://example.org.',
  'not-http': 'Only https:// addresses can be used, and http:// on this computer.',
  credentials: 'Take the name and password out of the address. A key has its own field below.',
  insecure: 'Without https:// others on the way could read along. http:// is for this computer only.',
}

export function ConnectionForm({ page, connection, template, given, preset, onSaved, onCancel }: Props) {
  const { fields, report, change, takeAddress, save, test } = useConnectionForm(page, connection, given)
  const form = useRef<HTMLFormElement>(null)
  const at = useId()
  const refusal = report.type === 'refused' ? REFUSALS[report.reason] : undefined
  const errors = report.type === 'incomplete' ? report.errors : {}
  const busy = report.type === 'saving' || report.type === 'testing'
  const isDefault = connection.id === preset.id
  const isPreset = fields.url === preset.url && fields.model === preset.model
  const isPlain = fields.insecure || (report.type === 'refused' && report.reason === 'insecure')

  useEffect(() => {
    if (report.type !== 'refused' && report.type !== 'incomplete') return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const fold = wrong?.closest('details')
    if (fold) fold.open = true
    wrong?.focus()
  }, [report])

  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault()
    if (!busy && (await save())) onSaved?.()
  }

  return (
    <form
      ref={form}
      class={style.form}
      aria-label={given ? 'New connection' : connectionName(connection)}
      onSubmit={onSubmit}
      noValidate
    >
      {template && <p class={hints.hint}>{template.hint}</p>}
      <Field id={`${at}-name`} label="Name" hint="As you call it. Empty: the server’s host.">
        <input
          {...toDescription(`${at}-name`, undefined)}
          autocomplete="off"
          maxLength={100}
          placeholder={connectionName({ url: fields.url.trim() })}
          value={fields.name}
          onInput={event => change({ name: event.currentTarget.value })}
        />
      </Field>
      <Field
        id={`${at}-url`}
        label="Server URL"
        error={refusal}
        hint="The address as its owner gives it, with or without /v1. A curl command will do, too."
      >
        <input
          {...toDescription(`${at}-url`, refusal)}
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={fields.url}
          onInput={event => change({ url: event.currentTarget.value })}
          onBlur={event => takeAddress(event.currentTarget.value)}
          onPaste={event => {
            // A field of one line would run the lines of a command together.
            const text = event.clipboardData?.getData('text') ?? ''
            if (!/\s/.test(text.trim()) || !page.readPasted(text, fields.insecure)) return
            event.preventDefault()
            takeAddress(text)
          }}
        />
      </Field>
      {isPlain && (
        <div>
          <Switch
            label="Allow http:// for this server"
            on={fields.insecure}
            onChange={insecure => change({ insecure })}
          />
          <p class={hints.hint}>
            Everyone on the way to it can read your questions, the answers and the key: for a server in a
            network that you trust.
          </p>
        </div>
      )}
      <SecretField at={at} fields={fields} connection={connection} template={template} onChange={change} />
      <ModelField
        id={`${at}-model`}
        value={fields.model}
        error={errors.model}
        models={page.modelsOf(connection)}
        onChange={model => change({ model })}
      />
      <Field id={`${at}-prompt`} label="Instructions" hint="Sent before every conversation. May stay empty.">
        <textarea
          {...toDescription(`${at}-prompt`, undefined)}
          dir="auto"
          placeholder="Answer briefly, in plain words."
          value={fields.systemPrompt}
          onInput={event => change({ systemPrompt: event.currentTarget.value })}
        />
      </Field>
      <Fold summary="More settings">
        <AdvancedFields at={at} fields={fields} errors={errors} connection={connection} onChange={change} />
      </Fold>
      <div class={style.actions}>
        {/* Not `disabled`: the focus would fall off the one that was pressed. */}
        <Button type="submit" look="primary" aria-disabled={busy}>
          Save
        </Button>
        <Button aria-disabled={busy} onClick={() => !busy && void test()}>
          Test
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        {isDefault && !isPreset && (
          <Button look="plain" onClick={() => change({ url: preset.url, model: preset.model })}>
            Restore default server
          </Button>
        )}
      </div>
      <ConnectionReport report={report} fields={fields} changed={!given && isChanged(fields, connection)} />
    </form>
  )
}
