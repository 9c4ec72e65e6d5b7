import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import { createMarkdownParser } from '../../lib/markdown/markdown-parser.ts'
import type { Block, Groups } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { ChapterView, NEAR } from './chapter-view.tsx'
import { createFootnotes, FootnotesContext } from './footnotes.ts'
import style from './markdown.module.css'
import { onNextSpareFrame } from './next-spare-frame.ts'
import { createPiecewise } from './piecewise.ts'
import { toChapters } from './to-chapters.ts'
import { useCopy } from './use-copy.ts'
import { useSelectWhole } from './use-select-whole.ts'
import { useSteady } from './use-typeset.ts'

interface Props {
  readonly text: string
  /** More of it may come. */
  readonly growing: boolean
  /** It broke off: what is unfinished in it stays as it was drawn while it grew, with every word. */
  readonly broken?: boolean | undefined
  /** Told before the frame that shows it whether some of the text waits for what sets its formulas. */
  readonly onHeld?: ((isHeld: boolean) => void) | undefined
}

/** One answer, drawn as it is written. A text that goes on from the one before leaves what is drawn as it is. */
export function Markdown({ text, growing, broken = false, onHeld }: Props) {
  const [, onMore] = useReducer((count: number) => count + 1, 0)
  const view = useRef<HTMLDivElement>(null)
  const reader = useMemo(
    () =>
      createPiecewise({
        parser: createMarkdownParser(),
        later: onNextSpareFrame,
        isCovered: () => view.current?.checkVisibility() === false,
        onMore: () => onMore(0),
        now: () => performance.now(),
      }),
    [],
  )
  const footnotes = useMemo(createFootnotes, [])
  useEffect(() => reader.cancel, [])

  const steady = useSteady(text)
  const groups = reader.read(steady, growing || steady !== text || (broken && 'broken'))
  const isHeld = steady !== text
  useLayoutEffect(() => onHeld?.(isHeld), [isHeld, onHeld])

  return (
    <FootnotesContext.Provider value={footnotes}>
      <MarkdownView view={view} groups={groups} growing={growing} busy={reader.isBehind() || isHeld} />
    </FootnotesContext.Provider>
  )
}

interface ViewProps {
  readonly view: RefObject<HTMLDivElement | null>
  readonly groups: Groups<Block>
  readonly growing: boolean
  /** There is more to read. */
  readonly busy: boolean
}

const MarkdownView = memo(({ view, groups, growing, busy }: ViewProps) => {
  useCopy(view)
  useSelectWhole(view)
  const drawn = useRef<Groups<Block>[]>([])
  drawn.current = toChapters(groups, drawn.current)
  return (
    <div ref={view} class={style.markdown} aria-busy={busy}>
      {drawn.current.map((groups, index, chapters) => (
        <ChapterView
          key={index}
          groups={groups}
          after={Math.min(chapters.length - 1 - index, NEAR)}
          growing={growing && index === chapters.length - 1}
        />
      ))}
    </div>
  )
})
