import { DIAGNOSIS_STEPS, type Diagnosis, type FailedStep } from '../../lib/model/diagnosis.ts'
import style from './diagnosis-report.module.css'
import { STEP_NAMES } from './diagnosis-sentence.ts'

interface Props {
  /** As far as the test has come. */
  readonly steps: readonly Diagnosis[]
}

const MARKS = { passed: '✓', failed: '✕', skipped: '–' } as const

/** Every step of a test, with what came of it. */
export function DiagnosisReport({ steps }: Props) {
  return (
    <ol class={style.steps} aria-label="Steps of the test">
      {DIAGNOSIS_STEPS.map(name => {
        const status = steps.find(({ step }) => step === name)?.status
        return (
          <li key={name} class={status ? style[status] : style.waiting}>
            <span aria-hidden="true">{status ? MARKS[status] : '·'}</span> {STEP_NAMES[name]}:{' '}
            {status ?? 'waiting'}
          </li>
        )
      })}
    </ol>
  )
}

export function failedStep(steps: readonly Diagnosis[]): FailedStep | undefined {
  return steps.find((step): step is FailedStep => step.status === 'failed')
}
