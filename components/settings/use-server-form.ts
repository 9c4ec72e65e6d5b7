import { useEffect, useState } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import type { UrlRefusal } from '../../lib/model/url-refusal.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { type ServerFields, toConnectionForm, toFields } from './server-fields.ts'

export type Reply = Awaited<ReturnType<OptionsPage['test']>>

/** What the line beside the buttons tells. */
export type Report =
  | { readonly type: 'idle' | 'saving' | 'saved' | 'testing' }
  | { readonly type: 'refused'; readonly reason: UrlRefusal }
  | { readonly type: 'replied'; readonly reply: Exclude<Reply, { status: 'refused' | 'done' }> }

const IDLE: Report = { type: 'idle' }

/** The fields, what became of them at the server, and what can be done with them. */
export function useServerForm(page: OptionsPage, connection: Connection) {
  const [fields, setFields] = useState(() => toFields(connection))
  const [report, setReport] = useState<Report>(IDLE)
  // By value: the background says again what it said before.
  const stored = JSON.stringify(connection)

  useEffect(() => setFields(toFields(connection)), [stored])

  function change(changed: Partial<ServerFields>): void {
    setFields(before => ({ ...before, ...changed }))
    setReport(IDLE)
  }

  function receive(reply: Reply): void {
    if (reply.status === 'refused') setReport({ type: 'refused', reason: reply.reason })
    else if (reply.status === 'done') setReport({ type: 'saved' })
    else setReport({ type: 'replied', reply })
  }

  async function save(): Promise<void> {
    setReport({ type: 'saving' })
    const reply = await page.save(toConnectionForm(fields))
    receive(reply)
    if (reply.status !== 'done') return
    const { secretChange, secretValue } = toFields(connection)
    setFields(before => ({
      ...before,
      secretChange: before.secretChange === 'replace' && before.secretValue ? 'keep' : secretChange,
      secretValue,
    }))
  }

  async function test(): Promise<void> {
    setReport({ type: 'testing' })
    receive(await page.test(toConnectionForm(fields)))
  }

  return { fields, report, change, save, test }
}
