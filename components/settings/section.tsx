import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import style from './section.module.css'

interface Props {
  /** What an address names it by. */
  readonly id?: string
  readonly title: string
  readonly about: string
  readonly children: ComponentChildren
}

export function Section({ id, title, about, children }: Props) {
  const root = useRef<HTMLElement>(null)

  // Drawn after the browser has looked for it.
  useEffect(() => {
    if (id !== undefined && location.hash === `#${id}`) root.current?.scrollIntoView()
  }, [])

  return (
    <section ref={root} id={id} class={style.section} aria-label={title}>
      <div>
        <h2 class={style.title}>{title}</h2>
        <p class={style.about}>{about}</p>
      </div>
      <div class={style.body}>{children}</div>
    </section>
  )
}
