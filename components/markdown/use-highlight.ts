import type { RefObject } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { type Coloured, type Colouring, createColouring } from '../../lib/markdown/highlight/colouring.ts'
import type { Code } from '../../lib/markdown/tree.ts'
import { watchSight } from './code-sight.ts'
import { MarkdownContext } from './markdown-context.ts'

const NONE: readonly Coloured[] = []

/** What is coloured of the code so far, chunk by chunk. `grammar`: none where there are no colours for it. */
export function useHighlight(
  code: Code,
  grammar: string | undefined,
  block: RefObject<HTMLElement | null>,
): readonly Coloured[] {
  const { highlighter } = useContext(MarkdownContext)
  const [coloured, setColoured] = useState(NONE)
  const colouring = useRef<Colouring>(undefined)

  useEffect(() => {
    // The fence's first line may still be growing, from `java` to `javascript`.
    setColoured(NONE)
    const element = block.current
    if (!highlighter || !grammar || !element) return
    const started = createColouring({
      highlighter,
      grammar,
      watch: see => watchSight(element, see),
      tell: setColoured,
      now: () => performance.now(),
    })
    colouring.current = started
    return () => {
      started.stop()
      colouring.current = undefined
    }
  }, [highlighter, grammar])

  useEffect(() => {
    colouring.current?.show(code)
  }, [highlighter, grammar, code])

  return coloured
}
