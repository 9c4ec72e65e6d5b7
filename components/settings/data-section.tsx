import { useComputed, useSignal } from '@preact/signals'
import { Download, FileUp } from 'lucide'
import { useRef } from 'preact/hooks'
import type { Transfer } from '../../lib/page/transfer.ts'
import { Button } from '../ui/button.tsx'
import { drawIcon } from '../ui/draw-icon.tsx'
import { Status } from '../ui/status.tsx'
import { useFocusHeir } from '../ui/use-focus-heir.ts'
import style from './data-section.module.css'
import { Section } from './section.tsx'
import { TransferProgress } from './transfer-progress.tsx'
import { transferSentence, waitingSentence } from './transfer-sentence.ts'

interface Props {
  readonly transfer: Transfer
}

export function DataSection({ transfer }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const region = useRef<HTMLDivElement>(null)
  const importing = useRef<HTMLButtonElement>(null)
  useFocusHeir(region, importing)
  const isOver = useSignal(false)
  const state = transfer.state.value
  const said = useComputed(
    () => transferSentence(transfer.state.value) || waitingSentence(transfer.waiting.value),
  )
  const isBusy = state.status === 'exporting' || state.status === 'reading' || state.status === 'merging'

  function take(files: FileList | null | undefined): void {
    isOver.value = false
    if (files && files.length > 0) void transfer.importFiles([...files])
  }

  return (
    <Section
      title="Your data"
      about="Your conversations are kept on this computer. An export holds all of them but temporary chats, with every version of an answer, and never a key."
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file can be dropped here, and chosen by the button as well. */}
      <div
        ref={region}
        class={style.drop}
        data-over={isOver.value}
        onDragOver={event => {
          event.preventDefault()
          isOver.value = true
        }}
        onDragLeave={() => {
          isOver.value = false
        }}
        onDrop={event => {
          event.preventDefault()
          take(event.dataTransfer?.files)
        }}
      >
        <div class={style.actions}>
          <Button aria-disabled={isBusy} onClick={() => !isBusy && void transfer.exportEverything()}>
            {drawIcon(Download, 15)} Export everything
          </Button>
          <Button button={importing} aria-disabled={isBusy} onClick={() => !isBusy && input.current?.click()}>
            {drawIcon(FileUp, 15)} Import a file
          </Button>
          <input
            ref={input}
            class={style.file}
            type="file"
            multiple
            accept=".json,application/json"
            aria-label="File to import"
            tabIndex={-1}
            onChange={event => {
              take(event.currentTarget.files)
              // So that the same file can be chosen again.
              event.currentTarget.value = ''
            }}
          />
        </div>
        <p class={style.hint}>
          Or drop it here: an export of Mishalsgpt, ChatGPT’s conversations.json, or an export of Page Assist
          or ChatGPTBox, up to 48 MB. Several files are imported one after another. What is here already stays
          as it is.
        </p>
        <TransferProgress state={state} onCancel={transfer.cancel} />
        {said.value && (
          <p class={style.said} data-status={state.status}>
            {said.value}
          </p>
        )}
      </div>
      <Status text={said} />
    </Section>
  )
}
