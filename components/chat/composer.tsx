import { useComputed, useSignalEffect } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { runningAnswer } from '../../lib/model/conversation.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import style from './composer.module.css'
import { ComposerCaption } from './composer-caption.tsx'
import { QuoteChip } from './quote-chip.tsx'
import { SendButton } from './send-button.tsx'
import { textDirection } from './text-direction.ts'

/** Characters from which on they are counted. */
const COUNTED_FROM = 2_000

interface Props {
  readonly page: ChatPage
  readonly textarea: RefObject<HTMLTextAreaElement | null>
}

export function Composer({ page, textarea }: Props) {
  // A key changes the text alone: it goes into the field past this component, which is drawn anew where more changes.
  const text = useComputed(() => page.draft.value.text)
  const direction = useComputed(() => textDirection(text.value))
  const quote = useComputed(() => page.draft.value.quote).value
  // Only while it is seen: one that is there resolves its style again with every key.
  const placeholder = useComputed(() => {
    const { text, quote } = page.draft.value
    if (text !== '') return undefined
    return quote ? 'Ask about the selection' : 'Ask anything'
  })
  const count = useComputed(() => (text.value.length < COUNTED_FROM ? 0 : text.value.length)).value
  const running = useComputed(() => runningAnswer(page.conversation.value) !== undefined).value
  const canSend = useComputed(() => !page.asking.value && /\S/.test(text.value)).value

  // Before the first paint: a person types the moment they see the caret.
  useLayoutEffect(() => textarea.current?.focus(), [])
  const shown = useComputed(() => page.conversation.value.id)
  const hasShown = useRef(false)
  useSignalEffect(() => {
    if (!shown.value) return
    const { activeElement } = document
    // Not out of the list, where what is shown may be deleted; whoever picks something there is brought here. What is
    // shown first nobody has picked: they may have gone on to a menu meanwhile.
    if (hasShown.current ? !activeElement?.closest('nav') : activeElement === document.body)
      textarea.current?.focus()
    hasShown.current = true
  })

  function send(): void {
    if (!canSend) return
    // Before Send goes off, with the text that is sent, and lets the focus fall out of the page.
    textarea.current?.focus()
    void page.ask()
  }
  const latest = useRef(send)
  latest.current = send
  const onSend = useMemo(() => () => latest.current(), [])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
    event.preventDefault()
    send()
  }

  return (
    <div class={style.composer}>
      <div class={style.card}>
        {quote && <QuoteChip quote={quote} onRemove={() => page.edit({ text: text.peek() })} />}
        <div class={style.row}>
          <textarea
            ref={textarea}
            class={style.input}
            aria-label="Message"
            placeholder={placeholder}
            rows={1}
            // Drafts are kept here. What the browser would restore by itself, it writes to disk.
            autocomplete="off"
            dir={direction}
            value={text}
            onInput={event => page.edit({ ...page.draft.peek(), text: event.currentTarget.value })}
            onKeyDown={onKeyDown}
          />
          <SendButton page={page} running={running} canSend={canSend} onSend={onSend} />
        </div>
      </div>
      <ComposerCaption page={page} count={count} />
    </div>
  )
}

/** The Enter that takes an input method's suggestion. Safari ends the composition before that key: it says 229. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
