import { useSignal } from '@preact/signals'
import { Download } from 'lucide'
import { useId, useRef } from 'preact/hooks'
import type { ConversationFormat, SavedFile } from '../../lib/page/export-files.ts'
import { IconButton } from '../ui/icon-button.tsx'
import popover from '../ui/popover.module.css'
import pressable from '../ui/pressable.module.css'
import { saveBlob } from '../ui/save-blob.ts'
import style from './export-menu.module.css'

export interface ExportMenuProps {
  /** Whether there is anything to export. */
  readonly disabled: boolean
  /** The conversation that is shown, as files; none where nothing is kept of it. */
  readonly read: (format: ConversationFormat) => Promise<readonly SavedFile[]>
  readonly onSaved: () => void
}

const UNREADABLE = 'It could not be exported: the browser could not read it. Try again.'
const TOO_LARGE =
  'Saved. A message in it is more than 48 MB: it can be read and kept, but not imported again.'

/** The ways in which the conversation that is shown can be saved: behind a button, or in the menu that it stands in. */
export function ExportMenu({ disabled, read, onSaved }: ExportMenuProps) {
  const id = useId()
  const menu = useRef<HTMLFieldSetElement>(null)
  const said = useSignal('')

  async function save(format: ConversationFormat): Promise<void> {
    said.value = ''
    try {
      const files = await read(format)
      if (files.length === 0) throw new Error('Nothing is kept of this conversation')
      for (const { name, content } of files) saveBlob(name, content)
      if (files.some(({ isTooLarge }) => isTooLarge)) said.value = TOO_LARGE
      else {
        // Gives the focus back to the button.
        menu.current?.hidePopover()
        onSaved()
      }
    } catch {
      said.value = UNREADABLE
    }
  }

  return (
    <>
      <span class={style.button}>
        <IconButton name="Export" icon={Download} disabled={disabled} popovertarget={id} />
      </span>
      <fieldset
        ref={menu}
        id={id}
        popover="auto"
        disabled={disabled}
        aria-label="Export"
        class={`${popover.popover} ${style.menu}`}
        // Further out an Escape stops the answer.
        onKeyDown={event => event.key === 'Escape' && event.stopPropagation()}
        onToggle={() => {
          said.value = ''
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
          {said}
        </p>
      </fieldset>
    </>
  )
}
