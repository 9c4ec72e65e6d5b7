import type { AnchorHTMLAttributes } from 'preact'
import style from './button.module.css'

type Props = AnchorHTMLAttributes & { readonly href: string; readonly look?: 'outlined' | 'primary' }

/** A way out of the extension that stands among buttons: it is a link, so that it can be copied and opened elsewhere. */
export const ButtonLink = ({ look, ...rest }: Props) => (
  <a
    {...rest}
    class={`${style.button} ${look === 'primary' ? style.primary : ''} ${style.away}`}
    target="_blank"
    rel="noreferrer"
  />
)
