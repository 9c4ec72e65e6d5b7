import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Connection, Secret } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { Template } from '../../lib/model/template.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Button } from '../ui/button.tsx'
import { Fold } from '../ui/fold.tsx'
import { useFocusHeir } from '../ui/use-focus-heir.ts'
import { AdvancedFields } from './advanced-fields.tsx'
import {
  type ConnectionFields,
  type ConnectionForm as Form,
  originOf,
  toConnectionForm,
} from './connection-fields.ts'
import style from './connection-form.module.css'
import { ConnectionReport } from './connection-report.tsx'
import hints from './field.module.css'
import { Field, toDescription } from './field.tsx'
import { ForgottenNote } from './forgotten-note.tsx'
import { LeftBehind } from './left-behind.tsx'
import { ModelField } from './model-field.tsx'
import { SecretField } from './secret-field.tsx'
import { UrlField } from './url-field.tsx'
import type { UsedForm } from './use-connection-form.ts'
import { useFindEndpoint } from './use-find-endpoint.ts'

export interface ConnectionFormProps {
  readonly page: OptionsPage
  readonly connection: Connection
  /** What it was made from. */
  readonly template: Template | undefined
  /** What the ids of the controls begin with. */
  readonly at: string
  readonly used: UsedForm
  /** Whether something stands in it that is not saved. */
  readonly hasChanged: boolean
  /** Of one that is not saved yet: what is secret of it. */
  readonly given?: Partial<Secret> | undefined
  readonly preset: Connection
  /** It is there no more, or locked: what is saved is another one. */
  readonly isNew?: boolean
  /** Whether the person's organisation lets it be saved; it does unless given. */
  readonly canSave?: boolean
  readonly onGoTo: (field: string) => void
  readonly onSaved?: (() => void) | undefined
  /** Absent where there is nothing to go back to. */
  readonly onCancel?: (() => void) | undefined
}

export function ConnectionForm(props: ConnectionFormProps) {
  const {
    page,
    connection,
    template,
    at,
    used,
    hasChanged,
    given,
    preset,
    isNew = false,
    canSave = true,
    onGoTo,
    onSaved,
    onCancel,
  } = props
  const { fields, report, leftHost, change, replaceUrl, takeAddress, isAddress } = used
  const { save, test, cancelTest, discard } = used
  const finder = useFindEndpoint(page, replaceUrl)
  const form = useRef<HTMLFormElement>(null)
  const tester = useRef<HTMLButtonElement>(null)
  useFocusHeir(form, tester)
  const errors = report.type === 'incomplete' ? report.errors : {}
  const isTesting = report.type === 'testing'
  const busy = report.type === 'saving' || isTesting
  const isDefault = connection.id === preset.id
  const isPreset = fields.url === preset.url && fields.model === preset.model

  // What was pressed to get here is gone, and the focus with it.
  useLayoutEffect(() => {
    if (given) form.current?.querySelector('input')?.focus()
  }, [])

  useEffect(() => {
    if (report.type !== 'refused' && report.type !== 'incomplete') return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const fold = wrong?.closest('details')
    if (fold) fold.open = true
    wrong?.focus()
  }, [report])

  /** What a server is asked with, as far as it may be: a half-filled field elsewhere is no hindrance. */
  function askedForm(fields: ConnectionFields): Form {
    const { id, url, model, insecure, secret, headers, query } = toConnectionForm(fields, connection)
    return {
      id,
      url,
      model,
      ...(insecure && { insecure }),
      ...(secret !== undefined && { secret }),
      ...(headers && { headers: headers.filter(({ name }) => name !== '') }),
      ...(query && { query: query.filter(({ name }) => name !== '') }),
    }
  }

  function startTest(changed?: Partial<ConnectionFields>): void {
    finder.forget()
    void test(changed)
  }

  async function allow(origin: string): Promise<void> {
    if (await page.tests.allow(origin)) await test()
  }

  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault()
    if (busy || !canSave) return
    finder.forget()
    if (await save()) onSaved?.()
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
      <Field
        id={`${at}-name`}
        label="Name"
        error={errors.name}
        hint="As you call it. Empty: the server’s host."
      >
        <input
          {...toDescription(`${at}-name`, errors.name)}
          autocomplete="off"
          maxLength={100}
          // What is no address may be a key that was pasted into the wrong field.
          placeholder={originOf(fields.url) && connectionName({ url: fields.url.trim() })}
          value={fields.name}
          onInput={event => change({ name: event.currentTarget.value })}
        />
      </Field>
      <UrlField
        at={at}
        page={page}
        fields={fields}
        refusal={'reason' in report ? report.reason : undefined}
        finding={finder.finding}
        onChange={change}
        onTake={text => {
          const taken = takeAddress(text)
          const form = askedForm(taken)
          // What is stored was right for the person; nobody has touched it.
          if (form.url !== connection.url && !page.readPasted(form.url, fields.insecure).refusal)
            finder.findQuietly(form)
          return taken.url
        }}
        onFind={() => {
          const taken = takeAddress(fields.url)
          if (isAddress(taken)) finder.find(askedForm(taken))
        }}
      />
      <SecretField
        at={at}
        fields={fields}
        connection={connection}
        template={template}
        error={errors.secretValue}
        onChange={change}
      />
      <ForgottenNote fields={fields} connection={connection} />
      <LeftBehind host={leftHost} />
      <ModelField
        id={`${at}-model`}
        value={fields.model}
        error={errors.model}
        models={[...new Set([...page.modelsOf(connection), ...finder.models])]}
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
        {canSave && (
          <Button type="submit" look="primary" aria-disabled={busy}>
            {isNew ? 'Save as a new connection' : 'Save'}
          </Button>
        )}
        {/* One button for both, so that the focus stays. */}
        <Button
          id={`${at}-test`}
          button={tester}
          aria-disabled={report.type === 'saving'}
          onClick={() => (isTesting ? cancelTest() : !busy && startTest())}
        >
          {isTesting ? 'Cancel test' : 'Test'}
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        {!onCancel && hasChanged && (
          <Button
            look="plain"
            onClick={() => {
              finder.forget()
              discard()
            }}
          >
            Discard changes
          </Button>
        )}
        {isDefault && !isPreset && (
          <Button look="plain" onClick={() => change({ url: preset.url, model: preset.model })}>
            Restore default server
          </Button>
        )}
      </div>
      <ConnectionReport
        report={report}
        fields={fields}
        changed={!given && hasChanged}
        origin={page.origin}
        keyPage={template?.keySource?.page}
        onAllow={origin => void allow(origin)}
        onDropOrigin={() => startTest({ dropOrigin: true })}
        onUse={url => {
          change({ url })
          onGoTo('url')
        }}
        onChooseModel={models => {
          finder.suggest(models)
          onGoTo('model')
        }}
        onGoTo={onGoTo}
      />
    </form>
  )
}
