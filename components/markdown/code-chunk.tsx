import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Coloured } from '../../lib/markdown/highlight/colouring.ts'
import { type Marks, readMarks } from '../../lib/markdown/highlight/marks.ts'
import { memo } from '../ui/memo.ts'
import style from './code-chunk.module.css'
import { watchSight } from './code-sight.ts'

export interface CodeChunkProps {
  readonly text: string
  readonly coloured: Coloured | undefined
  /** It is all of the code so far. */
  readonly alone: boolean
  /** It will not grow: another one stands after it. */
  readonly full: boolean
}

/** A line of many times a chunk's length is no code to be read, and has thousands of runs. */
const MAX_COLOURED = 8_000

/** Some lines of code. Of long code those are coloured that have come in sight: all at once would hold up a frame. */
export function CodeChunk({ text, coloured, alone, full }: CodeChunkProps) {
  const chunk = useRef<HTMLSpanElement>(null)
  const wasAlone = useRef(alone)
  const seen = useSeen(chunk, coloured !== undefined && !wasAlone.current)
  const isDrawn = seen || wasAlone.current
  const shown = isDrawn && coloured && text.startsWith(coloured.text) ? coloured : undefined
  return (
    <span ref={chunk} class={style.chunk} {...(full && { style: sizeOf(text) })}>
      {shown && shown.text.length <= MAX_COLOURED ? (
        <>
          <Runs text={shown.text} marks={shown.marks} />
          {text.slice(shown.text.length)}
        </>
      ) : (
        text
      )}
    </span>
  )
}

/** While lines are added to them they stay as they are. */
const Runs = memo(({ text, marks }: { readonly text: string; readonly marks: Marks }) =>
  [...readMarks(marks, text)].map(([kind, run], index) =>
    kind === 'plain' ? (
      run
    ) : (
      <span key={index} class={style[kind]}>
        {run}
      </span>
    ),
  ),
)

function useSeen(element: RefObject<Element | null>, wanted: boolean): boolean {
  const [seen, setSeen] = useState(false)
  const waits = wanted && !seen
  useEffect(
    () => (waits && element.current ? watchSight(element.current, near => near && setSeen(true)) : undefined),
    [waits],
  )
  return seen
}

/** What a chunk takes up where it is out of sight, as its style sheet reads it. */
function sizeOf(text: string): Record<string, string> {
  const lines = text.split('\n')
  const columns = lines.reduce((longest, { length }) => Math.max(longest, length), 0)
  return { '--lines': `${text.endsWith('\n') ? lines.length - 1 : lines.length}`, '--columns': `${columns}` }
}
