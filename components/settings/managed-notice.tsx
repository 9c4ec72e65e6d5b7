import { Building2, TriangleAlert } from 'lucide'
import type { Managed } from '../../lib/model/managed.ts'
import { drawIcon } from '../ui/draw-icon.tsx'
import { faultSentence } from './fault-sentence.ts'
import style from './managed-notice.module.css'

interface Props {
  readonly managed: Managed
  /** How many connections can be used. */
  readonly count: number
}

const LISTED = 20

/** What an organisation has set beside its connections, and what of its policy could not be used. */
export function ManagedNotice({ managed: { only, faults }, count }: Props) {
  const more = faults.length - LISTED
  return (
    <>
      {only && (
        <div class={style.notice}>
          {drawIcon(Building2, 16)}
          <p>
            Your organisation allows only its own connections here
            {count === 0 &&
              ', and there is none: nothing can be asked. Tell whoever looks after this browser'}
            . Any that you have added are kept, and come back when it allows them.
          </p>
        </div>
      )}
      {faults.length > 0 && (
        <div class={style.fault} role="alert">
          {drawIcon(TriangleAlert, 16)}
          <div>
            <p>
              A part of your organisation’s policy cannot be used, and all else of it holds. Show this to
              whoever looks after this browser:
            </p>
            <ul class={style.list}>
              {faults.slice(0, LISTED).map(({ path, problem }) => (
                <li key={path}>
                  <code>{path}</code> {faultSentence(problem)}
                </li>
              ))}
              {more > 0 && <li>and {more} more</li>}
            </ul>
          </div>
        </div>
      )}
    </>
  )
}
