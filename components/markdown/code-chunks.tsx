import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { Coloured } from '../../lib/markdown/highlight/colouring.ts'
import { CodeChunk, type CodeChunkProps } from './code-chunk.tsx'

interface Kept {
  readonly props: CodeChunkProps
  readonly node: VNode
}

/** The code's chunks as nodes. One in which nothing changed is the very node that it was, which nobody draws again. */
export function useChunks(chunks: readonly string[], coloured: readonly Coloured[]): VNode[] {
  const kept = useRef<readonly Kept[]>([])
  kept.current = chunks.map((text, index) => {
    const props = {
      text,
      coloured: coloured[index],
      alone: chunks.length === 1,
      full: index < chunks.length - 1,
    }
    const before = kept.current[index]
    return before && isSame(before.props, props)
      ? before
      : { props, node: <CodeChunk key={index} {...props} /> }
  })
  return kept.current.map(({ node }) => node)
}

const isSame = (one: CodeChunkProps, other: CodeChunkProps) =>
  one.text === other.text &&
  one.coloured === other.coloured &&
  one.alone === other.alone &&
  one.full === other.full
