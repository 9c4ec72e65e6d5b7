import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Template } from '../../lib/model/template.ts'
import { Button } from '../ui/button.tsx'
import pressable from '../ui/pressable.module.css'
import style from './template-chooser.module.css'

interface Props {
  readonly templates: readonly Template[]
  readonly onChoose: (template: Template) => void
  readonly onCancel: () => void
}

/** Which service a new connection is for. */
export function TemplateChooser({ templates, onChoose, onCancel }: Props) {
  const root = useRef<HTMLElement>(null)

  useLayoutEffect(() => root.current?.querySelector('button')?.focus(), [])

  return (
    <section
      ref={root}
      class={style.chooser}
      aria-label="Choose a service"
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      <h3 class={style.title}>Which service?</h3>
      <ul class={style.list}>
        {templates.map(template => (
          <li key={template.id}>
            <button
              type="button"
              class={`${pressable.pressable} ${style.template}`}
              onClick={() => onChoose(template)}
            >
              <span class={style.name}>{template.name}</span>
              <span class={style.hint}>{template.hint}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button onClick={onCancel}>Cancel</Button>
    </section>
  )
}
