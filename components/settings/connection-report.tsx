import { failureSentence } from '../chat/failure-sentence.ts'
import { hostOf } from '../chat/host-of.ts'
import { Fold } from '../ui/fold.tsx'
import type { ConnectionFields } from './connection-fields.ts'
import style from './connection-report.module.css'
import type { Report } from './use-connection-form.ts'

interface Props {
  readonly report: Report
  readonly fields: ConnectionFields
  readonly changed: boolean
}

const SHOWN = 200

/** What became of the last click, said aloud as well. */
export function ConnectionReport({ report, fields, changed }: Props) {
  const host = hostOf(fields.url.trim())
  const failure =
    report.type === 'replied' && report.reply.status === 'failed' ? report.reply.failure : undefined
  const answered = report.type === 'replied' && report.reply.status === 'answered' ? report.reply : undefined
  return (
    <div class={style.report} role="status">
      {report.type === 'saving' && <p class={style.quiet}>Saving…</p>}
      {report.type === 'saved' && <p class={style.good}>Saved</p>}
      {report.type === 'testing' && <p class={style.quiet}>Testing {host}…</p>}
      {report.type === 'incomplete' && <p class={style.bad}>The marked fields were not accepted.</p>}
      {report.type === 'refused' && <p class={style.bad}>The server URL was not accepted.</p>}
      {report.type === 'idle' && changed && <p class={style.quiet}>Unsaved changes</p>}
      {answered && (
        <p class={style.good} dir="auto">
          {host} answered in {Math.round(answered.ms).toLocaleString('en')} ms: “{shorten(answered.text)}”
        </p>
      )}
      {failure && (
        <p class={style.bad}>{failureSentence(failure, { host, model: fields.model, again: 'Test' })}</p>
      )}
      {failure?.serverWords && <Fold summary="What the server said" text={failure.serverWords} />}
    </div>
  )
}

function shorten(text: string): string {
  const line = text.trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN).toWellFormed()}…` : line
}
