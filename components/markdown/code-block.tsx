import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import { MAX_HIGHLIGHTED } from '../../lib/markdown/highlight/colouring.ts'
import { toLanguage } from '../../lib/markdown/highlight/languages.ts'
import type { Code } from '../../lib/markdown/tree.ts'
import style from './code-block.module.css'
import { useChunks } from './code-chunks.tsx'
import { CodeHead } from './code-head.tsx'
import { useHighlight } from './use-highlight.ts'

/** Whatever stands where a language should: it is text, and no longer than this. */
const MAX_LABEL = 40

/**
 * An answer may have ten thousand of these: three components and nine elements each. While the code grows, what does
 * not change is the same node as before.
 */
export function CodeBlock({ code }: { readonly code: Code }) {
  const block = useRef<HTMLDivElement>(null)
  const [wrap, setWrap] = useState(false)
  const language = code.language ? toLanguage(code.language) : undefined
  const label = language?.label ?? code.language?.slice(0, MAX_LABEL).toWellFormed()
  const fileName = `code.${language?.extension ?? 'txt'}`
  const tooLong = language?.grammar !== undefined && isTooLong(code)
  const chunks = useChunks(code.chunks, useHighlight(code, language?.grammar, block))

  const latest = useRef(code)
  latest.current = code
  const read = useCallback(() => latest.current.chunks.join(''), [])
  const head = useMemo(
    () => <CodeHead {...{ label, tooLong, fileName, wrap, read }} onWrap={setWrap} />,
    [label, tooLong, fileName, wrap, read],
  )

  return (
    <div ref={block} class={style.block}>
      {head}
      <pre
        class={wrap ? `${style.code} ${style.wrap}` : style.code}
        dir="ltr"
        translate={false}
        // What scrolls must be reachable by keyboard. No `region`: an answer may have a hundred of them.
        {...(!wrap && { role: 'group', tabIndex: 0, 'aria-label': label ? `${label} code` : 'Code' })}
      >
        <code>{chunks}</code>
      </pre>
    </div>
  )
}

const isTooLong = ({ chunks }: Code) => chunks.reduce((sum, { length }) => sum + length, 0) > MAX_HIGHLIGHTED
