import { useRef } from 'preact/hooks'
import type { Coloured } from '../../lib/markdown/highlight/colouring.ts'
import type { Groups } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { CodeChunk } from './code-chunk.tsx'
import { regroup } from './code-groups.ts'

interface Props {
  readonly chunks: readonly string[]
  readonly coloured: readonly Coloured[]
}

/** Of growing code only what changes is looked at again, however long it is. */
export function CodeText({ chunks, coloured }: Props) {
  const texts = useRegrouped(chunks)
  const colours = useRegrouped(coloured)
  return texts.map((group, index) => (
    <CodeGroup
      key={index}
      chunks={group}
      coloured={colours[index]}
      alone={chunks.length === 1}
      last={index === texts.length - 1}
    />
  ))
}

function useRegrouped<T>(list: readonly T[]): Groups<T> {
  const groups = useRef<Groups<T>>([])
  groups.current = regroup(list, groups.current)
  return groups.current
}

interface GroupProps {
  readonly chunks: readonly string[]
  readonly coloured: readonly Coloured[] | undefined
  readonly alone: boolean
  readonly last: boolean
}

const CodeGroup = memo(({ chunks, coloured, alone, last }: GroupProps) =>
  chunks.map((text, index) => (
    <CodeChunk
      key={index}
      text={text}
      coloured={coloured?.[index]}
      alone={alone}
      full={!last || index < chunks.length - 1}
    />
  )),
)
