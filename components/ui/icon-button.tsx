import type { LucideIcon } from 'lucide-preact'
import type { ButtonHTMLAttributes, Ref } from 'preact'
import style from './icon-button.module.css'

interface Props extends Omit<ButtonHTMLAttributes, 'icon'> {
  /** The accessible name, which is the tooltip as well. */
  readonly name: string
  readonly icon: LucideIcon
  readonly look?: 'small' | 'narrow' | 'primary'
  readonly button?: Ref<HTMLButtonElement>
}

export function IconButton({
  name,
  icon: Icon,
  look,
  button,
  type = 'button',
  title = name,
  ...rest
}: Props) {
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
      <Icon size={look === 'small' || look === 'narrow' ? 15 : 17} strokeWidth={1.75} aria-hidden="true" />
    </button>
  )
}
