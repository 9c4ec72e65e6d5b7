import { hidesHost, type LinkTarget, toLinkTarget } from '../../lib/markdown/link-target.ts'
import { plainText } from '../../lib/markdown/plain-text.ts'
import type { Inline } from '../../lib/markdown/tree.ts'
import { drawInlines } from './inlines.tsx'
import style from './link.module.css'
import { useLeaving } from './use-leaving.ts'

interface Props {
  readonly link: Extract<Inline, { type: 'link' }>
}

export function Link({ link }: Props) {
  const { url, title, children } = link
  const target = url === undefined ? undefined : toLinkTarget(url)
  if (target)
    return (
      <Anchor target={target} title={title}>
        {children}
      </Anchor>
    )
  const text = drawInlines(children, true)
  // Its address is still being written: it looks like a link by then, so that nothing changes when it is one.
  return url === undefined ? <span class={style.link}>{text}</span> : text
}

interface AnchorProps {
  readonly target: LinkTarget
  readonly title: string | undefined
  readonly children: readonly Inline[]
}

function Anchor({ target, title, children }: AnchorProps) {
  const leaving = useLeaving(target)
  return (
    <a {...leaving} class={style.link} title={title ? `${title}\n${target.href}` : target.href}>
      {drawInlines(children, true)}
      {hidesHost(plainText(children), target) && <Host host={target.host} />}
    </a>
  )
}

/** Where it really leads. A tool: who copies the text copies what the answer says. */
export function Host({ host }: { readonly host: string }) {
  return (
    <span class={style.host} data-tool>
      {' '}
      <bdi>{host}</bdi>
    </span>
  )
}
