import { useContext } from 'preact/hooks'
import { copyText } from '../ui/copy-text.ts'
import { memo } from '../ui/memo.ts'
import { useFeedback } from '../ui/use-feedback.ts'
import { CodeButton } from './code-button.tsx'
import { saveFile } from './code-file.ts'
import style from './code-head.module.css'
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

export const CodeHead = memo(({ label, tooLong, fileName, wrap, onWrap, read }: Props) => {
  const { announce } = useContext(MarkdownContext)
  const [copied, sayCopied] = useFeedback(announce)
  const [saved, saySaved] = useFeedback(announce)
  const said = copied ?? saved

  // Without the last line's end, which would run a command at once where it is pasted.
  const copy = () => copyText(read().replace(/\n$/, ''), 'code').then(sayCopied)
  const download = () => saySaved(saveFile(fileName, read()))

  return (
    <div class={said ? `${style.head} ${style.busy}` : style.head} data-tool>
      {label && <span class={style.label}>{label}</span>}
      {tooLong && <span class={style.note}>Too long to be highlighted</span>}
      {said && (
        <span class={said.ok ? style.done : style.failed} aria-hidden="true">
          {said.words}
        </span>
      )}
      <CodeButton name="Copy code" icon="copy" feedback={copied} onPress={copy} />
      <CodeButton name="Wrap" icon="wrap" pressed={wrap} onPress={() => onWrap(!wrap)} />
      <CodeButton name="Download" icon="download" feedback={saved} onPress={download} />
    </div>
  )
})
