import { useId } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { Remedy } from '../../lib/model/diagnosis.ts'
import type { Template } from '../../lib/model/template.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Button } from '../ui/button.tsx'
import { isChanged } from './connection-fields.ts'
import style from './connection-form.module.css'
import { ConnectionReport } from './connection-report.tsx'
import { LeftBehind } from './left-behind.tsx'
import { ManagedFacts } from './managed-facts.tsx'
import { SecretField } from './secret-field.tsx'
import { useConnectionForm } from './use-connection-form.ts'

interface Props {
  readonly page: OptionsPage
  readonly connection: Connection
  readonly template: Template | undefined
}

/** What a test may find and only the organisation can put right. */
const THEIRS: readonly Remedy['do'][] = ['use-url', 'check-url', 'choose-model']

/** A connection that the person's organisation has locked: what it is, a test, and the key where that is the person's to give. */
export function ManagedForm({ page, connection, template }: Props) {
  const { fields, report, leftHost, change, save, test, cancelTest } = useConnectionForm(page, connection)
  const at = useId()
  const hasTheirKey = connection.managed?.key === true
  const isTesting = report.type === 'testing'
  const busy = report.type === 'saving' || isTesting

  function goToKey(): void {
    change({ secretChange: 'replace' })
    requestAnimationFrame(() => document.getElementById(`${at}-secret`)?.focus())
  }

  async function allow(origin: string): Promise<void> {
    if (await page.tests.allow(origin)) await test()
  }

  return (
    <form
      class={style.form}
      aria-label={connectionName(connection)}
      onSubmit={event => {
        event.preventDefault()
        if (!busy && !hasTheirKey) void save()
      }}
      noValidate
    >
      <ManagedFacts connection={connection} />
      {!hasTheirKey && (
        <SecretField
          at={at}
          fields={fields}
          connection={connection}
          template={template}
          isKindSet
          onChange={change}
        />
      )}
      <LeftBehind host={leftHost} />
      <div class={style.actions}>
        {!hasTheirKey && (
          <Button type="submit" look="primary" aria-disabled={busy}>
            Save key
          </Button>
        )}
        <Button
          aria-disabled={report.type === 'saving'}
          onClick={() => (isTesting ? cancelTest() : !busy && void test())}
        >
          {isTesting ? 'Cancel test' : 'Test'}
        </Button>
      </div>
      <ConnectionReport
        report={report}
        fields={fields}
        changed={isChanged(fields, connection)}
        origin={page.origin}
        keyPage={template?.keySource?.page}
        locked={hasTheirKey ? [...THEIRS, 'enter-key'] : THEIRS}
        onAllow={origin => void allow(origin)}
        onUse={() => {}}
        onChooseModel={() => {}}
        onGoTo={goToKey}
      />
    </form>
  )
}
