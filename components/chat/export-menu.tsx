import { useSignal } from '@preact/signals'
import { Download } from 'lucide-preact'
import { useId, useRef } from 'preact/hooks'
import type { ConversationFormat, SavedFile } from '../../lib/page/export-files.ts'
import { IconButton } from '../ui/icon-button.tsx'
import popover from '../ui/popover.module.css'
import pressable from '../ui/pressable.module.css'
import { saveBlob } from '../ui/save-blob.ts'
import style from './export-menu.module.css'

interface Props {
  /** Whether there is anything to export. */
  readonly disabled: boolean
  /** The conversation that is shown, as a file; `undefined` where nothing is kept of it. */
  readonly read: (format: ConversationFormat) => Promise<SavedFile | undefined>
}

/** The ways in which the conversation that is shown can be saved, behind a button of the header. */
export function ExportMenu({ disabled, read }: Props) {
  const id = useId()
  const menu = useRef<HTMLFieldSetElement>(null)
  const isRefused = useSignal(false)

  async function save(format: ConversationFormat): Promise<void> {
    isRefused.value = false
    try {
      const file = await read(format)
      if (!file) throw new Error('Nothing is kept of this conversation')
      saveBlob(file.name, file.content)
      // Gives the focus back to the button.
      menu.current?.hidePopover()
    } catch {
      isRefused.value = true
    }
  }

  return (
    <>
      <IconButton name="Export" icon={Download} disabled={disabled} popovertarget={id} />
      <fieldset
        ref={menu}
        id={id}
        popover="auto"
        aria-label="Export"
        class={`${popover.popover} ${style.menu}`}
        // Further out an Escape stops the answer.
        onKeyDown={event => event.key === 'Escape' && event.stopPropagation()}
        onToggle={() => {
          isRefused.value = false
        }}
      >
        <button
          type="button"
          class={`${pressable.pressable} ${style.item}`}
          autofocus
          onClick={() => save('markdown')}
        >
          Export as Markdown <span class={style.about}>what is shown, to read</span>
        </button>
        <button type="button" class={`${pressable.pressable} ${style.item}`} onClick={() => save('json')}>
          Export as JSON <span class={style.about}>every version, to import</span>
        </button>
        <p role="status" class={style.refused}>
          {isRefused.value && 'It could not be exported: the browser could not read it. Try again.'}
        </p>
      </fieldset>
    </>
  )
}
