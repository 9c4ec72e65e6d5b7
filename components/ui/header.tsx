import type { ComponentChildren } from 'preact'
import style from './header.module.css'
import { Mark } from './mark.tsx'

interface Props {
  readonly title: string
  /** What stands before the title. */
  readonly start?: ComponentChildren
  readonly children: ComponentChildren
}

export function Header({ title, start, children }: Props) {
  return (
    <header class={style.header}>
      {start}
      <span class={style.mark}>
        <Mark size={22} />
      </span>
      <h1 class={style.title}>{title}</h1>
      {children}
    </header>
  )
}
