import { useContext } from 'preact/hooks'
import { copyText } from '../ui/copy-text.ts'
import { type Feedback, useFeedback } from '../ui/use-feedback.ts'
import { saveFile } from './code-file.ts'
import style from './code-head.module.css'
import icon from './code-icons.module.css'
import { MarkdownContext } from './markdown-context.ts'

interface Props {
  readonly label: string | undefined
  /** Too long to be coloured. */
  readonly tooLong: boolean
  readonly fileName: string
  readonly wrap: boolean
  readonly onWrap: (wrap: boolean) => void
  /** The code as it is now. */
  readonly read: () => string
}

interface HeadFeedback extends Feedback {
  readonly about: 'copy' | 'download'
}

export function CodeHead({ label, tooLong, fileName, wrap, onWrap, read }: Props) {
  const { announce } = useContext(MarkdownContext)
  const [said, say] = useFeedback<HeadFeedback>(announce)

  // Without the last line's end, which would run a command at once where it is pasted.
  const copy = () =>
    copyText(read().replace(/\n$/, ''), 'code').then(feedback => say({ ...feedback, about: 'copy' }))
  const download = () => say({ ...saveFile(fileName, read()), about: 'download' })

  /** An element and no more, its icon a shape of its style sheet. The name is the tooltip as well. */
  function toButton(name: string, act: 'copy' | 'wrap' | 'download', onClick: () => void) {
    const shown = said?.about === act ? (said.ok ? 'done' : 'failed') : act
    return (
      <button
        type="button"
        class={`${style.button} ${icon[shown]}`}
        aria-label={name}
        title={name}
        aria-pressed={act === 'wrap' ? wrap : undefined}
        onClick={onClick}
      />
    )
  }

  return (
    <div class={style.head} data-tool>
      {said ? (
        <span class={said.ok ? style.done : style.failed} aria-hidden="true">
          {said.words}
        </span>
      ) : (
        <span class={style.label}>{label ?? 'Code'}</span>
      )}
      {tooLong && !said && <span class={style.note}>Too long to be highlighted</span>}
      {toButton('Copy code', 'copy', copy)}
      {toButton('Wrap', 'wrap', () => onWrap(!wrap))}
      {toButton('Download', 'download', download)}
    </div>
  )
}
