import { useSignal } from '@preact/signals'
import type { ComponentProps } from 'preact'
import { useRef } from 'preact/hooks'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { createLazyView } from '../ui/lazy-view.ts'
import pressable from '../ui/pressable.module.css'
import { hostOf } from './host-of.ts'
import style from './model-button.module.css'
import type { ModelPicker } from './model-picker.tsx'

const picker = createLazyView<ComponentProps<typeof ModelPicker>>(() =>
  import('./model-picker.tsx').then(({ ModelPicker }) => ModelPicker),
)

/** Names who answers, and lets another be chosen. */
export function ModelButton({ page }: { readonly page: ChatPage }) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const connection = page.connection.value
  const chosen = page.chosen.value
  if (!chosen) return null
  const model = connection?.model ?? 'No connection is switched on'
  const names = connection ? [chosen.connections.length > 1 && connection.name, hostOf(connection.url)] : []
  const where = names.map(name => (name ? ` · ${name}` : '')).join('')
  const Picker = picker.view.value

  async function show(): Promise<void> {
    open.value = await picker.load()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={`${pressable.pressable} ${style.button}`}
        aria-haspopup="dialog"
        aria-expanded={open.value}
        aria-label={`Model: ${model}${where}`}
        onClick={() => void show()}
      >
        <span>{model}</span>
        {where}
      </button>
      {Picker && open.value && button.current && (
        <Picker
          page={page}
          button={button.current}
          onClose={() => {
            open.value = false
          }}
        />
      )}
    </>
  )
}
