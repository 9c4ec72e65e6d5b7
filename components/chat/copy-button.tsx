import { Check, ClipboardType, Copy, TriangleAlert } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { IconButton } from '../ui/icon-button.tsx'
import style from './copy-button.module.css'

interface Props {
  readonly text: string
  /** Makes the same as HTML, for programs that have bold letters and tables of their own. */
  readonly toRichText?: () => string
  readonly announce: (text: string) => void
}

const SHOWN_FOR = 2_000
const ICONS = { copied: Check, failed: TriangleAlert }
const WORDS = {
  copied: 'Copied',
  failed: 'Not copied: the browser did not allow it. Select the text and copy it.',
}

export function CopyButton({ text, toRichText, announce }: Props) {
  const [state, setState] = useState<'ready' | keyof typeof ICONS>('ready')
  const ready = toRichText ? ClipboardType : Copy

  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), SHOWN_FOR * (state === 'failed' ? 3 : 1))
    return () => clearTimeout(timer)
  }, [state])

  function end(next: 'copied' | 'failed'): void {
    setState(next)
    announce(WORDS[next])
  }

  const copy = () =>
    write(text, toRichText).then(
      () => end('copied'),
      () => end('failed'),
    )

  return (
    <>
      <IconButton
        name={toRichText ? 'Copy as rich text' : 'Copy'}
        icon={state === 'ready' ? ready : ICONS[state]}
        look="small"
        onClick={copy}
      />
      {state !== 'ready' && (
        <span class={state === 'failed' ? style.failed : style.copied} aria-hidden="true">
          {WORDS[state]}
        </span>
      )}
    </>
  )
}

async function write(text: string, toRichText: Props['toRichText']): Promise<void> {
  if (!toRichText) return navigator.clipboard.writeText(text)
  const html = new Blob([toRichText()], { type: 'text/html' })
  return navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': text })])
}
