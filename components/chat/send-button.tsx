import { ArrowUp, ListPlus, type LucideProps, Square } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { runningAnswer } from '../../lib/model/conversation.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { memo } from '../ui/memo.ts'

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
      <IconButton key="stop" name="Stop" icon={StopIcon} look="primary" onClick={stop} />
    </>
  ) : (
    <IconButton key="send" name="Send" icon={ArrowUp} look="primary" disabled={!canSend} onClick={onSend} />
  )
})

function StopIcon(props: LucideProps) {
  return <Square {...props} size={13} fill="currentColor" />
}
