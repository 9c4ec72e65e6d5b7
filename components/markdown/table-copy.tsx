import { Check, FileSpreadsheet, type IconNode, Table2, TriangleAlert } from 'lucide'
import { useContext } from 'preact/hooks'
import { toCsv, toMarkdown } from '../../lib/markdown/table-text.ts'
import type { Table } from '../../lib/markdown/tree.ts'
import { copyText } from '../ui/copy-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useFeedback } from '../ui/use-feedback.ts'
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
  readonly icon: IconNode
  readonly text: () => string
}

function CopyAs({ name, icon, text }: CopyAsProps) {
  const { announce } = useContext(MarkdownContext)
  const [said, say] = useFeedback(announce)
  return (
    <>
      <IconButton
        name={`Copy as ${name}`}
        icon={said ? (said.ok ? Check : TriangleAlert) : icon}
        look="small"
        onClick={() => copyText(text(), 'table').then(say)}
      />
      {said && (
        <span class={said.ok ? style.copied : style.failed} aria-hidden="true">
          {said.words}
        </span>
      )}
    </>
  )
}
