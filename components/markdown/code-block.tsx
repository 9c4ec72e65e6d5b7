import { useCallback, useRef, useState } from 'preact/hooks'
import { MAX_HIGHLIGHTED } from '../../lib/markdown/highlight/colouring.ts'
import { toLanguage } from '../../lib/markdown/highlight/languages.ts'
import type { Code } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import style from './code-block.module.css'
import { CodeHead } from './code-head.tsx'
import { CodeText } from './code-text.tsx'
import { useHighlight } from './use-highlight.ts'

/** Whatever stands where a language should: it is text, and no longer than this. */
const MAX_LABEL = 40

export const CodeBlock = memo(({ code }: { readonly code: Code }) => {
  const block = useRef<HTMLDivElement>(null)
  const [wrap, setWrap] = useState(false)
  const language = code.language ? toLanguage(code.language) : undefined
  const coloured = useHighlight(code, language?.grammar, block)
  const label = language?.label ?? code.language?.slice(0, MAX_LABEL).toWellFormed()

  // The head is not drawn again for each word of the code.
  const latest = useRef(code)
  latest.current = code
  const read = useCallback(() => latest.current.chunks.join(''), [])

  return (
    <div ref={block} class={style.block}>
      <CodeHead
        label={label}
        tooLong={language?.grammar !== undefined && isTooLong(code)}
        fileName={`code.${language?.extension ?? 'txt'}`}
        wrap={wrap}
        onWrap={setWrap}
        read={read}
      />
      <pre
        class={wrap ? `${style.code} ${style.wrap}` : style.code}
        dir="ltr"
        translate={false}
        // What scrolls must be reachable by keyboard. No `region`: an answer may have a hundred of them.
        {...(!wrap && { role: 'group', tabIndex: 0, 'aria-label': label ? `${label} code` : 'Code' })}
      >
        <code>
          <CodeText chunks={code.chunks} coloured={coloured} />
        </code>
      </pre>
    </div>
  )
})

const isTooLong = ({ chunks }: Code) => chunks.reduce((sum, { length }) => sum + length, 0) > MAX_HIGHLIGHTED
