import { type ComponentChild, Fragment } from 'preact'
import type { Inline } from '../../lib/markdown/tree.ts'
import { FootnoteReference } from './footnote-reference.tsx'
import { Image } from './image.tsx'
import style from './inlines.module.css'
import { Link } from './link.tsx'
import { Maths } from './maths.tsx'

/**
 * What stands in a line, as nodes: without a component of its own, of which an answer would have thousands. `linked`:
 * they stand in a link, which can hold no other.
 */
export function drawInlines(inlines: readonly Inline[], linked = false): ComponentChild[] {
  return inlines.map((inline, index) => toView(inline, index, linked)).reduce<ComponentChild[]>(joinText, [])
}

/** A raw tag and the words around it are one text: as several each would be laid out, and moved, for itself. */
function joinText(views: ComponentChild[], view: ComponentChild): ComponentChild[] {
  const before = views.at(-1)
  if (typeof view === 'string' && typeof before === 'string') views[views.length - 1] = before + view
  else views.push(view)
  return views
}

function toView(inline: Inline, key: number, linked: boolean): ComponentChild {
  switch (inline.type) {
    case 'text':
    case 'html':
      return inline.text
    case 'break':
      return <br key={key} />
    case 'code':
      return (
        <code key={key} class={style.code}>
          {inline.text}
        </code>
      )
    case 'emphasis':
      return <em key={key}>{drawInlines(inline.children, linked)}</em>
    case 'strong':
      return (
        <strong key={key} class={style.strong}>
          {drawInlines(inline.children, linked)}
        </strong>
      )
    case 'strike':
      return <del key={key}>{drawInlines(inline.children, linked)}</del>
    case 'link':
      return linked ? (
        <Fragment key={key}>{drawInlines(inline.children, true)}</Fragment>
      ) : (
        <Link key={key} link={inline} />
      )
    case 'image':
      return <Image key={key} image={inline} linked={linked} />
    case 'math':
      return <Maths key={key} tex={inline.tex} display={inline.display} open={inline.open ?? false} />
    case 'footnote':
      return <FootnoteReference key={key} label={inline.label} linked={linked} />
  }
}
