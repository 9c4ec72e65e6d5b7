import { Search, X } from 'lucide-preact'
import { useRef } from 'preact/hooks'
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
      <Search class={style.icon} size={15} strokeWidth={1.75} aria-hidden="true" />
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
