import type { Heading } from '../../lib/markdown/tree.ts'
import style from './heading-view.module.css'
import { drawInlines } from './inlines.tsx'
import { leafClass } from './leaf-class.ts'

/** The page's own title is its one `h1`: an answer's begin beneath it. */
const TAGS = { 1: 'h2', 2: 'h3', 3: 'h4', 4: 'h5', 5: 'h6', 6: 'h6' } as const

export function drawHeading({ level, inlines }: Heading, key: number) {
  const Tag = TAGS[level]
  return (
    <Tag key={key} class={`${leafClass(inlines)} ${style.heading}`} data-level={level} dir="auto">
      {drawInlines(inlines)}
    </Tag>
  )
}
