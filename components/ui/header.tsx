import type { ComponentChildren } from 'preact'
import style from './header.module.css'
import { Mark } from './mark.tsx'

interface Props {
  readonly title: string
  /** What stands before the title. */
  readonly start?: ComponentChildren
  /** Says below the title that what is shown is not as others are. */
  readonly mark?: string | undefined
  readonly children: ComponentChildren
}

export function Header({ title, start, mark, children }: Props) {
  return (
    <header class={style.header}>
      {start}
      <span class={style.logo}>
        <Mark size={22} />
      </span>
      <div class={style.name}>
        <h1 class={style.title} title={title}>
          {title}
        </h1>
        {mark && <p class={style.mark}>{mark}</p>}
      </div>
      {children}
    </header>
  )
}
