import type { AnchorHTMLAttributes } from 'preact'
import style from './button.module.css'

/** A way out of the extension that stands among buttons: it is a link, so that it can be copied and opened elsewhere. */
export const ButtonLink = (props: AnchorHTMLAttributes & { readonly href: string }) => (
  <a {...props} class={`${style.button} ${style.away}`} target="_blank" rel="noreferrer" />
)
