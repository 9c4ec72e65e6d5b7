import { useComputed, useSignalEffect } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { setUp } from '../../lib/model/setup.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import style from './composer.module.css'
import { ComposerCaption } from './composer-caption.tsx'
import { QuoteChip } from './quote-chip.tsx'
import { runningAnswer } from './running-answer.ts'
import { SendButton } from './send-button.tsx'
import { textDirection } from './text-direction.ts'

interface Props {
  readonly page: ChatPage
  readonly textarea: RefObject<HTMLTextAreaElement | null>
}

export function Composer({ page, textarea }: Props) {
  const draft = page.draft.value
  const server = page.connection.value
  const setup = useComputed(() => page.conversation.value.setup).value
  const running = useComputed(() => runningAnswer(page.conversation.value) !== undefined).value
  const canSend = !page.asking.value && /\S/.test(draft.text)

  // Before the first paint: a person types the moment they see the caret.
  useLayoutEffect(() => textarea.current?.focus(), [])
  const shown = useComputed(() => page.conversation.value.id)
  useSignalEffect(() => {
    if (shown.value) textarea.current?.focus()
  })

  function send(): void {
    if (!canSend) return
    // Before Send goes off, with the text that is sent, and lets the focus fall out of the page.
    textarea.current?.focus()
    void page.ask()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
    event.preventDefault()
    send()
  }

  return (
    <div class={style.composer}>
      <div class={style.card}>
        {draft.quote && <QuoteChip quote={draft.quote} onRemove={() => page.edit({ text: draft.text })} />}
        <div class={style.row}>
          <textarea
            ref={textarea}
            class={style.input}
            aria-label="Message"
            placeholder={draft.quote ? 'Ask about the selection' : 'Ask anything'}
            rows={1}
            dir={textDirection(draft.text)}
            value={draft.text}
            onInput={event => page.edit({ ...draft, text: event.currentTarget.value })}
            onKeyDown={onKeyDown}
          />
          <SendButton page={page} running={running} canSend={canSend} onSend={send} />
        </div>
      </div>
      <ComposerCaption connection={server && setUp(server, setup)} length={draft.text.length} />
    </div>
  )
}

/** The Enter that takes an input method's suggestion. Safari ends the composition before that key: it says 229. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
