import type { IconNode } from 'lucide'
import type { ButtonHTMLAttributes, Ref } from 'preact'
import { drawIcon } from './draw-icon.tsx'
import style from './icon-button.module.css'

interface Props extends Omit<ButtonHTMLAttributes, 'icon'> {
  /** The accessible name, which is the tooltip as well. */
  readonly name: string
  readonly icon: IconNode
  readonly look?: 'small' | 'narrow' | 'primary'
  readonly button?: Ref<HTMLButtonElement>
}

export function IconButton({ name, icon, look, button, type = 'button', title = name, ...rest }: Props) {
  const looks = look ? `${style['icon-button']} ${style[look]}` : style['icon-button']
  return (
    <button
      {...rest}
      {...(button && { ref: button })}
      type={type}
      class={looks}
      aria-label={name}
      title={title}
    >
      {drawIcon(icon, look === 'small' || look === 'narrow' ? 15 : 17)}
    </button>
  )
}
