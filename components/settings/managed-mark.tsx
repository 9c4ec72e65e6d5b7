import { Building2 } from 'lucide'
import { drawIcon } from '../ui/draw-icon.tsx'
import style from './managed-mark.module.css'

interface Props {
  /** For what it is the reason of. */
  readonly id: string
}

export const ManagedMark = ({ id }: Props) => (
  <p id={id} class={style.mark}>
    {drawIcon(Building2, 13)} Set by your organisation
  </p>
)
