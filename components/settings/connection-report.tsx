import { failureSentence } from '../chat/failure-sentence.ts'
import { hostOf } from '../chat/host-of.ts'
import { Fold } from '../ui/fold.tsx'
import type { ConnectionFields } from './connection-fields.ts'
import style from './connection-report.module.css'
import { DiagnosisReport, failedStep } from './diagnosis-report.tsx'
import { diagnosisSentence } from './diagnosis-sentence.ts'
import { RemedyAction, type RemedyActions } from './remedy-action.tsx'
import type { Report } from './use-connection-form.ts'

interface Props extends RemedyActions {
  readonly report: Report
  readonly fields: ConnectionFields
  readonly changed: boolean
}

const SHOWN = 200

/** What became of the last click, said aloud as well. */
export function ConnectionReport({ report, fields, changed, ...actions }: Props) {
  const host = hostOf(fields.url.trim())
  const where = { host, model: fields.model, lock: actions.lock }
  const steps = report.type === 'testing' || report.type === 'tested' ? report.steps : undefined
  const failed = report.type === 'tested' ? failedStep(report.steps) : undefined
  const failure = report.type === 'failed' ? report.failure : failed?.failure
  const answer = report.type === 'tested' ? report.answer : undefined
  return (
    <div class={style.report}>
      <div role="status">
        {report.type === 'saving' && <p class={style.quiet}>Saving…</p>}
        {report.type === 'saved' && <p class={style.good}>Saved</p>}
        {report.type === 'testing' && <p class={style.quiet}>Testing {host}…</p>}
        {report.type === 'cancelled' && <p class={style.quiet}>Test cancelled</p>}
        {report.type === 'incomplete' && <p class={style.bad}>The marked fields were not accepted.</p>}
        {report.type === 'refused' && <p class={style.bad}>The server URL was not accepted.</p>}
        {report.type === 'idle' && changed && <p class={style.quiet}>Unsaved changes</p>}
        {answer && (
          <p class={style.good} dir="auto">
            {host} answered in {Math.round(answer.ms).toLocaleString('en')} ms: “{shorten(answer.text)}”
          </p>
        )}
        {failed && <p class={style.bad}>{diagnosisSentence(failed, where)}</p>}
        {report.type === 'failed' && (
          <p class={style.bad}>{failureSentence(report.failure, { ...where, again: 'Test' })}</p>
        )}
      </div>
      {failed && (
        <div class={style.actions}>
          <RemedyAction remedy={failed.remedy} {...actions} />
        </div>
      )}
      {failure?.serverWords && <Fold summary="What the server said" text={failure.serverWords} />}
      {steps && <DiagnosisReport steps={steps} />}
    </div>
  )
}

function shorten(text: string): string {
  const line = text.trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN).toWellFormed()}…` : line
}
