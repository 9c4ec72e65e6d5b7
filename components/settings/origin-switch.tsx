import { Switch } from '../ui/switch.tsx'
import hints from './field.module.css'

interface Props {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export const OriginSwitch = ({ on, onChange }: Props) => (
  <div>
    <Switch label="Ask without Origin" on={on} onChange={onChange} />
    <p class={hints.hint}>
      For a server that refuses extensions, as Ollama does until it is told of them. What this extension asks
      there does not say where it comes from; what websites ask there still does.
    </p>
  </div>
)
