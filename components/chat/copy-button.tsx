import { Check, Copy, TriangleAlert } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { IconButton } from '../ui/icon-button.tsx'
import style from './copy-button.module.css'

interface Props {
  readonly text: string
  readonly announce: (text: string) => void
}

const SHOWN_FOR = 2_000
const ICONS = { ready: Copy, copied: Check, failed: TriangleAlert }
const WORDS = {
  copied: 'Copied',
  failed: 'Not copied: the browser did not allow it. Select the text and copy it.',
}

export function CopyButton({ text, announce }: Props) {
  const [state, setState] = useState<keyof typeof ICONS>('ready')

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
    navigator.clipboard.writeText(text).then(
      () => end('copied'),
      () => end('failed'),
    )

  return (
    <>
      <IconButton name="Copy" icon={ICONS[state]} look="small" onClick={copy} />
      {state !== 'ready' && (
        <span class={state === 'failed' ? style.failed : style.copied} aria-hidden="true">
          {WORDS[state]}
        </span>
      )}
    </>
  )
}
