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
      {linesOf(icon).map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  )
}

const joined = new WeakMap<IconNode, IconNode>()

/** Its paths as one: of six elements the browser makes two, for each icon on the page. */
function linesOf(icon: IconNode): IconNode {
  const before = joined.get(icon)
  if (before) return before
  const isPath = ([tag]: IconNode[number]) => tag === 'path'
  // Whatever a path begins with counts from the corner, as it does where it stands alone.
  const d = icon.filter(isPath).map(([, attributes]) => `M0 0${attributes.d}`)
  const lines: IconNode = [
    ...(d.length > 0 ? [['path', { d: d.join('') }] as IconNode[number]] : []),
    ...icon.filter(part => !isPath(part)),
  ]
  joined.set(icon, lines)
  return lines
}
