import { ArrowUp, type IconNode, ListPlus } from 'lucide'
import { useEffect } from 'preact/hooks'
import { runningAnswer } from '../../lib/model/conversation.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { memo } from '../ui/memo.ts'

/** Smaller than the set's own square, and filled, as it is on every recorder. */
const STOP: IconNode = [['rect', { x: 5, y: 5, width: 14, height: 14, rx: 2, fill: 'currentColor' }]]

interface Props {
  readonly page: Pick<ChatPage, 'conversation' | 'stop'>
  readonly running: boolean
  readonly canSend: boolean
  readonly onSend: () => void
}

export const SendButton = memo(({ page, running, canSend, onSend }: Props) => {
  function stop(): void {
    const answer = runningAnswer(page.conversation.peek())
    if (answer) page.stop(answer)
  }

  useEffect(() => {
    if (!running) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      // The browser closes a popup on an Escape that nobody wanted.
      event.preventDefault()
      stop()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [running, page])

  return running ? (
    <>
      {canSend && <IconButton key="queue" name="Queue" icon={ListPlus} onClick={onSend} />}
      <IconButton key="stop" name="Stop" icon={STOP} look="primary" onClick={stop} />
    </>
  ) : (
    <IconButton key="send" name="Send" icon={ArrowUp} look="primary" disabled={!canSend} onClick={onSend} />
  )
})
