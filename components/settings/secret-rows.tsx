import { Plus, X } from 'lucide'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { CONNECTION_LIMITS } from '../../lib/model/connection.ts'
import { Button } from '../ui/button.tsx'
import { drawIcon } from '../ui/draw-icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import type { SecretRow } from './connection-fields.ts'
import field from './field.module.css'
import style from './secret-rows.module.css'

interface Props {
  readonly label: string
  /** What one of them is called. */
  readonly noun: string
  readonly hint: string
  readonly rows: readonly SecretRow[]
  readonly error?: string | undefined
  readonly onChange: (rows: readonly SecretRow[]) => void
}

/** Names with values that are secrets: what is stored of them is in the background and never comes back here. */
export function SecretRows({ label, noun, hint, rows, error, onChange }: Props) {
  const id = useId()
  const root = useRef<HTMLFieldSetElement>(null)
  const before = useRef(rows.length)

  // The row that was added takes the focus; when one goes, its neighbour, or the button that adds.
  useLayoutEffect(() => {
    const { length } = rows
    if (length === before.current) return
    const grew = length > before.current
    before.current = length
    if (!root.current?.contains(document.activeElement) && document.activeElement !== document.body) return
    const names = root.current?.querySelectorAll<HTMLElement>('[data-name]') ?? []
    const target = names[names.length - 1] ?? root.current?.querySelector<HTMLElement>('[data-add]')
    if (grew || document.activeElement === document.body) target?.focus()
  }, [rows.length])

  const change = (index: number, changed: Partial<SecretRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...changed } : row)))

  return (
    <fieldset
      ref={root}
      class={style.rows}
      aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
    >
      <legend class={field.label}>{label}</legend>
      {rows.map((row, index) => (
        <div key={index} class={`${field.field} ${style.row}`}>
          <input
            data-name
            aria-label={`Name of ${noun} ${index + 1}`}
            aria-invalid={error !== undefined}
            autocomplete="off"
            spellcheck={false}
            placeholder="Name"
            maxLength={CONNECTION_LIMITS.headerName}
            // Its value would be another one's.
            readOnly={row.stored}
            value={row.name}
            onInput={event => change(index, { name: event.currentTarget.value })}
          />
          <input
            type="password"
            aria-label={`Value of ${row.name.trim() || `${noun} ${index + 1}`}`}
            autocomplete="off"
            placeholder={row.stored ? 'Stored' : 'Value'}
            value={row.value}
            onInput={event => change(index, { value: event.currentTarget.value })}
          />
          <IconButton
            name={`Remove ${row.name.trim() || `${noun} ${index + 1}`}`}
            icon={X}
            look="small"
            onClick={() => onChange(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      <span>
        <Button
          data-add
          onClick={() =>
            rows.length < CONNECTION_LIMITS.headers &&
            onChange([...rows, { name: '', value: '', stored: false }])
          }
        >
          {drawIcon(Plus, 15)} Add {noun}
        </Button>
      </span>
      {error && (
        <p id={`${id}-error`} class={field.error}>
          {error}
        </p>
      )}
      <p id={`${id}-hint`} class={field.hint}>
        {hint}
      </p>
    </fieldset>
  )
}
