import { Button } from '../ui/button.tsx'
import { Section } from './section.tsx'
import style from './shortcuts-section.module.css'

export interface Shortcut {
  readonly name: string
  /** As the browser writes it; empty when none is set. */
  readonly keys: string
}

interface Props {
  readonly shortcuts: readonly Shortcut[]
  /** Opens the browser's own page on which they are changed. */
  readonly onChange: () => void
}

export function ShortcutsSection({ shortcuts, onChange }: Props) {
  return (
    <Section title="Shortcuts" about="The browser keeps them, and has a page on which they are changed.">
      <dl class={style.list}>
        {shortcuts.map(({ name, keys }) => (
          <div key={name} class={style.shortcut}>
            <dt>{name}</dt>
            <dd>{keys ? <kbd class={style.keys}>{keys}</kbd> : <span class={style.none}>not set</span>}</dd>
          </div>
        ))}
      </dl>
      <div class={style.change}>
        <Button onClick={onChange}>Change shortcuts</Button>
      </div>
    </Section>
  )
}
