import { Check, FileSpreadsheet, type LucideIcon, Table2, TriangleAlert } from 'lucide-preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { toCsv, toMarkdown } from '../../lib/markdown/table-text.ts'
import type { Table } from '../../lib/markdown/tree.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { MarkdownContext } from './markdown-context.ts'
import style from './table-copy.module.css'

interface Props {
  readonly table: Table
}

export function TableCopy({ table }: Props) {
  return (
    <div class={style.bar}>
      <CopyAs name="CSV" icon={FileSpreadsheet} text={() => toCsv(table)} />
      <CopyAs name="Markdown" icon={Table2} text={() => toMarkdown(table)} />
    </div>
  )
}

interface CopyAsProps {
  readonly name: string
  readonly icon: LucideIcon
  readonly text: () => string
}

const SHOWN_FOR = 2_000
const WORDS = {
  copied: 'Copied',
  failed: 'Not copied: the browser did not allow it. Select the table and copy it.',
}

function CopyAs({ name, icon, text }: CopyAsProps) {
  const { announce } = useContext(MarkdownContext)
  const [state, setState] = useState<'ready' | keyof typeof WORDS>('ready')

  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), SHOWN_FOR * (state === 'failed' ? 3 : 1))
    return () => clearTimeout(timer)
  }, [state])

  function end(next: keyof typeof WORDS): void {
    setState(next)
    announce(WORDS[next])
  }

  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => end('copied'),
      () => end('failed'),
    )

  const shown = { ready: icon, copied: Check, failed: TriangleAlert }[state]
  return (
    <>
      <IconButton name={`Copy as ${name}`} icon={shown} look="small" onClick={copy} />
      {state !== 'ready' && (
        <span class={state === 'failed' ? style.failed : style.copied} aria-hidden="true">
          {WORDS[state]}
        </span>
      )}
    </>
  )
}
