import { Search, X } from 'lucide'
import { useRef } from 'preact/hooks'
import { drawIcon } from '../ui/draw-icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import style from './search-field.module.css'

interface Props {
  readonly typed: string
  readonly onType: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

export function SearchField({ typed, onType, onKeyDown }: Props) {
  const input = useRef<HTMLInputElement>(null)

  function clear(): void {
    onType('')
    input.current?.focus()
  }

  return (
    <div class={style.field}>
      {drawIcon(Search, 15, { class: style.icon })}
      <input
        ref={input}
        class={style.input}
        type="text"
        inputMode="search"
        enterkeyhint="search"
        aria-label="Search conversations"
        placeholder="Search"
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        value={typed}
        onInput={event => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {typed && <IconButton name="Clear the search" icon={X} look="small" onClick={clear} />}
    </div>
  )
}
