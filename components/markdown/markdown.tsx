import { useEffect, useMemo, useReducer } from 'preact/hooks'
import { createMarkdownParser } from '../../lib/markdown/markdown-parser.ts'
import type { Block, Groups } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { afterNextFrame } from './after-next-frame.ts'
import { BlockGroup } from './blocks.tsx'
import flow from './flow.module.css'
import { createFootnotes, FootnotesContext } from './footnotes.ts'
import style from './markdown.module.css'
import { createPiecewise } from './piecewise.ts'

interface Props {
  readonly text: string
  /** More of it may come. */
  readonly growing: boolean
}

/** One answer, drawn as it is written. A text that goes on from the one before leaves what is drawn as it is. */
export function Markdown({ text, growing }: Props) {
  const [, onMore] = useReducer((count: number) => count + 1, 0)
  const reader = useMemo(
    () =>
      createPiecewise({
        parser: createMarkdownParser(),
        later: afterNextFrame,
        rest: after,
        onMore: () => onMore(0),
        now: () => performance.now(),
      }),
    [],
  )
  const footnotes = useMemo(createFootnotes, [])
  useEffect(() => reader.cancel, [])

  const groups = reader.read(text, growing)
  return (
    <FootnotesContext.Provider value={footnotes}>
      <MarkdownView groups={groups} growing={growing} busy={reader.isBehind()} />
    </FootnotesContext.Provider>
  )
}

function after(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

interface ViewProps {
  readonly groups: Groups<Block>
  readonly growing: boolean
  /** There is more to read. */
  readonly busy: boolean
}

const MarkdownView = memo(({ groups, growing, busy }: ViewProps) => (
  <div class={growing ? `${style.markdown} ${style.growing}` : style.markdown} aria-busy={busy}>
    {toChapters(groups).map((chapter, index) => (
      <div key={index} class={style.chapter}>
        {chapter.map((blocks, index) => (
          <div key={index} class={`${flow.flow} ${style.group}`}>
            <BlockGroup members={blocks} />
          </div>
        ))}
      </div>
    ))}
  </div>
))

const CHAPTER = 24

/** Each group that might be drawn costs something in every frame; of those in a chapter that is far away none might. */
function toChapters(groups: Groups<Block>): Groups<Block>[] {
  const chapters: Groups<Block>[] = []
  for (let start = 0; start < groups.length; start += CHAPTER)
    chapters.push(groups.slice(start, start + CHAPTER))
  return chapters
}
