import { Building2 } from 'lucide-preact'
import style from './managed-mark.module.css'

interface Props {
  /** For what it is the reason of. */
  readonly id: string
}

export const ManagedMark = ({ id }: Props) => (
  <p id={id} class={style.mark}>
    <Building2 size={13} aria-hidden="true" /> Set by your organisation
  </p>
)
