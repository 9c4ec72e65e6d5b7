import type { ComponentChildren } from 'preact'
import style from './section.module.css'

interface Props {
  readonly title: string
  readonly about: string
  readonly children: ComponentChildren
}

export function Section({ title, about, children }: Props) {
  return (
    <section class={style.section} aria-label={title}>
      <div>
        <h2 class={style.title}>{title}</h2>
        <p class={style.about}>{about}</p>
      </div>
      <div class={style.body}>{children}</div>
    </section>
  )
}
