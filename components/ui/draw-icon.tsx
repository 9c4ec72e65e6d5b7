import type { IconNode } from 'lucide'
import { createElement } from 'preact'
import style from './icon.module.css'

interface Looks {
  readonly class?: string | undefined
  /** What it says, where nothing beside it does. */
  readonly label?: string | undefined
}

/** A picture as high and wide as `size`, in CSS pixels. Without a component of its own: a page has hundreds. */
export function drawIcon(icon: IconNode, size: number, { class: looks, label }: Looks = {}) {
  return (
    <svg
      class={looks ? `${style.icon} ${looks}` : style.icon}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? 'true' : undefined}
    >
      {icon.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  )
}
