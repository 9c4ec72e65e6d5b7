import { Image as ImageIcon } from 'lucide'
import type { ComponentChildren } from 'preact'
import { type LinkTarget, toLinkTarget } from '../../lib/markdown/link-target.ts'
import type { Inline } from '../../lib/markdown/tree.ts'
import { drawIcon } from '../ui/draw-icon.tsx'
import style from './image.module.css'
import { useLeaving } from './use-leaving.ts'

interface Props {
  readonly image: Extract<Inline, { type: 'image' }>
  readonly linked: boolean
}

/** Pixels only: an SVG is a document, which may refer to others. */
const PIXELS = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z\d+/]+={0,2}$/i

/** Nothing is loaded for an answer: who could put a picture into it would learn that it was read. */
export function Image({ image, linked }: Props) {
  const { url, alt } = image
  if (url === undefined) return <Chip alt={alt} />
  if (PIXELS.test(url)) return <img class={style.image} src={url} alt={alt} decoding="async" />
  const target = toLinkTarget(url)
  if (!target || target.href.startsWith('mailto:')) return <Chip alt={alt}>this kind is not shown</Chip>
  if (linked) return <Chip alt={alt}>{target.host}</Chip>
  return <RemoteImage alt={alt} target={target} />
}

function RemoteImage({ alt, target }: { readonly alt: string; readonly target: LinkTarget }) {
  return (
    <a {...useLeaving(target)} class={style.anchor} title={target.href}>
      <Chip alt={alt}>{target.host}</Chip>
    </a>
  )
}

interface ChipProps {
  readonly alt: string
  /** Where it is, or why it is not here. */
  readonly children?: ComponentChildren
}

function Chip({ alt, children }: ChipProps) {
  return (
    <span class={style.chip}>
      {drawIcon(ImageIcon, 14)}
      <span class={style.words}>
        <bdi>{alt ? `Image: ${alt}` : 'Image'}</bdi>
        {children && (
          <span class={style.host}>
            {' — '}
            <bdi>{children}</bdi>
          </span>
        )}
      </span>
    </span>
  )
}
