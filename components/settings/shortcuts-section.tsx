import { Section } from './section.tsx'
import style from './shortcuts-section.module.css'

export interface Shortcut {
  readonly name: string
  /** As the browser writes it; empty when none is set. */
  readonly keys: string
}

interface Props {
  readonly shortcuts: readonly Shortcut[]
}

export function ShortcutsSection({ shortcuts }: Props) {
  return (
    <Section title="Shortcuts" about="Change them at chrome://extensions/shortcuts.">
      <dl class={style.list}>
        {shortcuts.map(({ name, keys }) => (
          <div key={name} class={style.shortcut}>
            <dt>{name}</dt>
            <dd>{keys ? <kbd class={style.keys}>{keys}</kbd> : <span class={style.none}>not set</span>}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
