import type { ButtonHTMLAttributes, Ref } from 'preact'
import style from './button.module.css'

interface Props extends ButtonHTMLAttributes {
  readonly look?: 'outlined' | 'primary' | 'plain' | 'link'
  readonly button?: Ref<HTMLButtonElement>
}

export function Button({ look = 'outlined', type = 'button', button, ...rest }: Props) {
  const looks = look === 'outlined' ? style.button : `${style.button} ${style[look]}`
  return <button {...rest} {...(button && { ref: button })} type={type} class={looks} />
}
