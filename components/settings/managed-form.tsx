import { useRef, useState } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { Template } from '../../lib/model/template.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Button } from '../ui/button.tsx'
import { useFocusHeir } from '../ui/use-focus-heir.ts'
import style from './connection-form.module.css'
import { ConnectionReport } from './connection-report.tsx'
import { LeftBehind } from './left-behind.tsx'
import { ManagedFacts } from './managed-facts.tsx'
import { OriginSwitch } from './origin-switch.tsx'
import { SecretField } from './secret-field.tsx'
import type { UsedForm } from './use-connection-form.ts'

interface Props {
  readonly page: OptionsPage
  readonly connection: Connection
  readonly template: Template | undefined
  /** What the ids of the controls begin with. */
  readonly at: string
  readonly used: UsedForm
  readonly hasChanged: boolean
  readonly onGoTo: (field: string) => void
}

/** A connection that the person's organisation has locked: what it is, a test, and the key where that is the person's to give. */
export function ManagedForm({ page, connection, template, at, used, hasChanged, onGoTo }: Props) {
  const { fields, report, leftHost, change, save, test, cancelTest } = used
  const form = useRef<HTMLFormElement>(null)
  const tester = useRef<HTMLButtonElement>(null)
  useFocusHeir(form, tester)
  const hasTheirKey = connection.managed?.key === true
  const isTesting = report.type === 'testing'
  // Few servers refuse extensions; once it is there it stays, with the focus that it may have.
  const [isDropSeen, setDropSeen] = useState(false)
  const isDropShown = isDropSeen || fields.dropOrigin
  const busy = report.type === 'saving' || isTesting

  function setDropOrigin(dropOrigin: boolean): void {
    setDropSeen(true)
    change({ dropOrigin })
  }

  async function allow(origin: string): Promise<void> {
    if (await page.tests.allow(origin)) await test()
  }

  return (
    <form
      ref={form}
      class={style.form}
      aria-label={connectionName(connection)}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) void save()
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
          error={report.type === 'incomplete' ? report.errors.secretValue : undefined}
          isKindSet
          onChange={change}
        />
      )}
      <LeftBehind host={leftHost} />
      {isDropShown && <OriginSwitch on={fields.dropOrigin} onChange={setDropOrigin} />}
      <div class={style.actions}>
        {(!hasTheirKey || isDropShown) && (
          <Button type="submit" look="primary" aria-disabled={busy}>
            Save
          </Button>
        )}
        <Button
          id={`${at}-test`}
          button={tester}
          aria-disabled={report.type === 'saving'}
          onClick={() => (isTesting ? cancelTest() : !busy && void test())}
        >
          {isTesting ? 'Cancel test' : 'Test'}
        </Button>
      </div>
      <ConnectionReport
        report={report}
        fields={fields}
        changed={hasChanged}
        origin={page.origin}
        keyPage={template?.keySource?.page}
        lock={connection.managed}
        onAllow={origin => void allow(origin)}
        onDropOrigin={() => void test({ dropOrigin: true })}
        onUse={() => {}}
        onChooseModel={() => {}}
        onGoTo={onGoTo}
      />
    </form>
  )
}
