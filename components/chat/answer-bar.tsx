import { Ellipsis, RotateCw } from 'lucide'
import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import type { Answer } from '../../lib/model/message.ts'
import { IconButton } from '../ui/icon-button.tsx'
import style from './answer-bar.module.css'
import { AnswerSource } from './answer-source.tsx'
import { CopyButton } from './copy-button.tsx'
import { TokenUse } from './token-use.tsx'
import { BUSY, type TurnActions } from './turn-actions.ts'
import { VersionSwitch } from './version-switch.tsx'

interface Props {
  readonly answer: Answer
  /** What the answer's text is drawn in; of one that is not whole only the text is copied. */
  readonly drawn?: RefObject<Element | null>
  /** Whether a larger Retry stands above. */
  readonly retryAbove?: boolean
  readonly actions: TurnActions
}

/** Under an answer that has ended: quiet, nothing needs doing. */
export function AnswerBar({ answer, drawn, retryAbove = false, actions }: Props) {
  const more = useRef<HTMLButtonElement>(null)
  const busy = actions.busy.value

  function retry(): void {
    if (busy) actions.announce(BUSY)
    else actions.retry(answer)
  }

  return (
    <div class={style.bar}>
      {answer.text && (
        <>
          <CopyButton text={answer.text} announce={actions.announce} />
          {drawn && (
            <CopyButton
              text={answer.text}
              toRichText={() => richTextOf(drawn.current)}
              announce={actions.announce}
            />
          )}
        </>
      )}
      {!retryAbove && (
        <IconButton
          name="Retry"
          icon={RotateCw}
          look="small"
          // Not `disabled`, which would say nothing of why.
          aria-disabled={busy}
          {...(busy && { title: BUSY })}
          onClick={retry}
        />
      )}
      <IconButton
        button={more}
        name="More"
        icon={Ellipsis}
        look="small"
        aria-haspopup="dialog"
        onClick={() => more.current && actions.openMenu(answer, more.current)}
      />
      <VersionSwitch id={answer.id} actions={actions} />
      <span class={style.end}>
        {answer.connectionName && actions.several.value && <AnswerSource answer={answer} />}
        {answer.text && <TokenUse answer={answer} />}
      </span>
    </div>
  )
}

/** What makes it has come with what draws an answer. */
async function richTextOf(drawn: Element | null): Promise<string> {
  const { toRichText } = await import('../markdown/to-rich-text.ts')
  return drawn ? toRichText(drawn) : ''
}
