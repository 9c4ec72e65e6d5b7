import { useEffect, useRef, useState } from 'preact/hooks'
import type { Connection, Secret } from '../../lib/model/connection.ts'
import type { Diagnosis } from '../../lib/model/diagnosis.ts'
import type { Failure } from '../../lib/model/failure.ts'
import type { PasteRefusal } from '../../lib/model/pasted.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { hostOf } from '../chat/host-of.ts'
import {
  type ConnectionFields,
  followStored,
  isMoved,
  originOf,
  toConnectionForm,
  toFields,
} from './connection-fields.ts'
import { type FieldErrors, findErrors } from './field-errors.ts'
import { hasLost, leaveBehind, takePasted } from './take-pasted.ts'

type Reply = Awaited<ReturnType<OptionsPage['save']>>

/** What the line beside the buttons tells. */
export type Report =
  | { readonly type: 'idle' | 'saving' | 'saved' | 'cancelled' }
  /** `reason`: why the address is refused, besides. */
  | { readonly type: 'incomplete'; readonly errors: FieldErrors; readonly reason?: PasteRefusal | undefined }
  | { readonly type: 'refused'; readonly reason: PasteRefusal }
  /** The background could not do it, or not even begin. */
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'testing'; readonly steps: readonly Diagnosis[] }
  | {
      readonly type: 'tested'
      readonly steps: readonly Diagnosis[]
      readonly answer?: { readonly text: string; readonly ms: number } | undefined
    }

export type UsedForm = ReturnType<typeof useConnectionForm>

const IDLE: Report = { type: 'idle' }

/** The fields, what became of them at the server, and what can be done with them. */
export function useConnectionForm(
  page: Pick<OptionsPage, 'save' | 'tests' | 'connections' | 'readPasted'>,
  connection: Connection,
  given?: Partial<Secret>,
) {
  const [fields, setFields] = useState(() => toFields(connection, given))
  const [report, setReport] = useState<Report>(IDLE)
  /** The host that something secret was entered for, which is no more in the fields. */
  const [leftHost, setLeftHost] = useState<string | undefined>(undefined)
  /** Whether the person has said in this form how it is asked, with `Origin` or without. */
  const isDropSet = useRef(false)
  /** What the fields held before the person touched any. */
  const followed = useRef(fields)
  // By value: the background says again what it said before.
  const stored = JSON.stringify(connection)
  const seen = useRef(stored)

  useEffect(() => {
    if (seen.current === stored) return
    seen.current = stored
    follow(followed.current, connection)
  }, [stored])

  function follow(before: ConnectionFields, now: Connection): void {
    const stored = toFields(now)
    followed.current = stored
    if (isMoved(fields, before, stored) && hasLost(fields, stored)) setLeftHost(hostOf(fields.url.trim()))
    setFields(fields => followStored(fields, before, stored))
  }

  /** What runs for the form as it stands now; the page may go, and the form may change. */
  const running = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  function change(changed: Partial<ConnectionFields>): void {
    running.current?.abort()
    const isTyped = changed.secretValue !== undefined
    setFields(before => ({ ...before, ...changed, ...(isTyped && { secretFor: '' }) }))
    if (changed.dropOrigin !== undefined) isDropSet.current = true
    if (isTyped) setLeftHost(undefined)
    setReport(IDLE)
  }

  /** All is as it is stored. */
  function discard(): void {
    running.current?.abort()
    setFields(followed.current)
    settled.current = readOrigin(connection.url)
    isDropSet.current = false
    setLeftHost(undefined)
    setReport(IDLE)
  }

  /** What was found for an address, unless that is another one by now. */
  function replaceUrl({ asked, url }: { readonly asked: string; readonly url: string }): void {
    setFields(before => (before.url.trim() === asked ? { ...before, url } : before))
  }

  /** What stands in a text, whether or not it may be used: what is secret in it is taken apart all the same. */
  const read = (text: string) => page.readPasted(text, true).pasted

  const readOrigin = (text: string) => originOf(read(text)?.url ?? '')

  /** The origin that the form was for when it had an address: the field is emptied before the next one is pasted. */
  const settled = useRef(readOrigin(connection.url))

  /** The fields with the address that stands in `text`, and without what is another server's. */
  function takeAddress(text: string): ConnectionFields {
    const pasted = read(text)
    const origin = originOf(pasted?.url ?? text)
    if (origin === undefined) return fields
    const from = readOrigin(fields.url) ?? settled.current
    const isWhole = /\s/.test(text.trim()) && from !== undefined && from !== origin
    const move = { untouched: followed.current, origin, isWhole, isDropSet: isDropSet.current }
    const next = pasted ? takePasted(fields, pasted, move) : leaveBehind(fields, move)
    const left = isWhole ? from : settled.current
    if (left !== undefined && left !== origin && hasLost(fields, next)) setLeftHost(hostOf(left))
    if (pasted) settled.current = origin
    setFields(next)
    return next
  }

  function receive(reply: Reply): void {
    if (reply.status === 'refused') setReport({ type: 'refused', reason: reply.reason })
    else if (reply.status === 'done') setReport({ type: 'saved' })
    else if (reply.status === 'failed') setReport({ type: 'failed', failure: reply.failure })
  }

  /** Whether the form can go to the background. A test tells which models there are: it needs none. */
  function check(fields: ConnectionFields, isTest = false): boolean {
    const { model, ...others } = findErrors(fields)
    const errors = { ...others, ...(model && !isTest && { model }) }
    const isComplete = Object.keys(errors).length === 0
    if (isComplete) return isAddress(fields)
    setReport({ type: 'incomplete', errors, reason: refusalOf(fields) })
    return false
  }

  const refusalOf = ({ url, insecure }: ConnectionFields) => page.readPasted(url, insecure).refusal

  /** Whether there is an address to be asked at all; if not, it is said beside the field. */
  function isAddress(fields: ConnectionFields): boolean {
    const refusal = refusalOf(fields)
    if (refusal) setReport({ type: 'refused', reason: refusal })
    return !refusal
  }

  /** Whether it was done. */
  async function save(): Promise<boolean> {
    const taken = takeAddress(fields.url)
    if (!check(taken)) return false
    setReport({ type: 'saving' })
    const reply = await page.save(toConnectionForm(taken, connection))
    receive(reply)
    if (reply.status !== 'done') return false
    isDropSet.current = false
    // The background says what it has stored before it says that it has: what was sent is followed from now on.
    follow(taken, page.connections.peek()?.find(({ id }) => id === connection.id) ?? connection)
    return true
  }

  /** With `changed`, which the form keeps. */
  async function test(changed: Partial<ConnectionFields> = {}): Promise<void> {
    if (changed.dropOrigin !== undefined) isDropSet.current = true
    const taken = { ...takeAddress(fields.url), ...changed }
    setFields(taken)
    if (!check(taken, true)) return
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    let steps: readonly Diagnosis[] = []
    setReport({ type: 'testing', steps })
    const reply = await page.tests.test(toConnectionForm(taken, connection), {
      signal,
      onStep(step) {
        if (signal.aborted) return
        steps = [...steps, step]
        setReport({ type: 'testing', steps })
      },
    })
    if (signal.aborted) return
    if (reply.status === 'tested') setReport({ type: 'tested', steps, answer: reply.answer })
    else receive(reply)
  }

  function cancelTest(): void {
    running.current?.abort()
    setReport({ type: 'cancelled' })
  }

  return {
    fields,
    report,
    leftHost,
    change,
    replaceUrl,
    takeAddress,
    isAddress,
    save,
    test,
    cancelTest,
    discard,
  }
}
