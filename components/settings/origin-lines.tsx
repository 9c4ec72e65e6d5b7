import type { OwnOrigin } from '../../lib/page/options-page.ts'
import { CopyLine } from './copy-line.tsx'
import style from './origin-lines.module.css'

interface Props {
  readonly origin: OwnOrigin
}

/** What a server is to be told of us, to be copied. Which system it runs on, only the person knows. */
export function OriginLines({ origin: { name, lines } }: Props) {
  const all = [
    ['Ollama on Linux', lines.linux],
    ['Ollama on macOS', lines.mac],
    ['Ollama on Windows', lines.windows],
    ['Any other server', name],
  ] as const
  return (
    <dl class={style.lines}>
      {all.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <CopyLine label={label} text={text} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
