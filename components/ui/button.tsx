import type { ButtonHTMLAttributes } from 'preact'
import style from './button.module.css'

interface Props extends ButtonHTMLAttributes {
  readonly look?: 'outlined' | 'primary' | 'plain' | 'link'
}

export function Button({ look = 'outlined', type = 'button', ...rest }: Props) {
  const looks = look === 'outlined' ? style.button : `${style.button} ${style[look]}`
  return <button {...rest} type={type} class={looks} />
}
