import { useEffect, useRef, useState } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import type { UrlRefusal } from '../../lib/model/url-refusal.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import {
  type FieldErrors,
  findErrors,
  followStored,
  type ServerFields,
  toConnectionForm,
  toFields,
} from './server-fields.ts'

export type Reply = Awaited<ReturnType<OptionsPage['test']>>

/** What the line beside the buttons tells. */
export type Report =
  | { readonly type: 'idle' | 'saving' | 'saved' | 'testing' }
  | { readonly type: 'incomplete'; readonly errors: FieldErrors }
  | { readonly type: 'refused'; readonly reason: UrlRefusal }
  | { readonly type: 'replied'; readonly reply: Exclude<Reply, { status: 'refused' | 'done' }> }

const IDLE: Report = { type: 'idle' }

/** The fields, what became of them at the server, and what can be done with them. */
export function useServerForm(page: OptionsPage, connection: Connection) {
  const [fields, setFields] = useState(() => toFields(connection))
  const [report, setReport] = useState<Report>(IDLE)
  /** What the fields held before the person touched any. */
  const followed = useRef(fields)
  // By value: the background says again what it said before.
  const stored = JSON.stringify(connection)

  useEffect(() => follow(followed.current, connection), [stored])

  function follow(before: ServerFields, now: Connection): void {
    followed.current = toFields(now)
    setFields(fields => followStored(fields, before, toFields(now)))
  }

  function change(changed: Partial<ServerFields>): void {
    setFields(before => ({ ...before, ...changed }))
    setReport(IDLE)
  }

  function receive(reply: Reply): void {
    if (reply.status === 'refused') setReport({ type: 'refused', reason: reply.reason })
    else if (reply.status === 'done') setReport({ type: 'saved' })
    else setReport({ type: 'replied', reply })
  }

  /** Whether the form can go to the background. */
  function check(): boolean {
    const errors = findErrors(fields)
    const isComplete = Object.keys(errors).length === 0
    if (!isComplete) setReport({ type: 'incomplete', errors })
    return isComplete
  }

  async function save(): Promise<void> {
    if (!check()) return
    setReport({ type: 'saving' })
    const reply = await page.save(toConnectionForm(fields))
    receive(reply)
    // The background says what it has stored before it says that it has: what was sent is followed from now on.
    if (reply.status === 'done') follow(fields, page.connection.peek() ?? connection)
  }

  async function test(): Promise<void> {
    if (!check()) return
    setReport({ type: 'testing' })
    receive(await page.test(toConnectionForm(fields)))
  }

  return { fields, report, change, save, test }
}
