import { useComputed } from '@preact/signals'
import { runningAnswer, toBranch } from '../../lib/model/conversation.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { Button } from '../ui/button.tsx'
import style from './hidden-answer.module.css'

interface Props {
  readonly conversation: ChatPage['conversation']
  readonly onShow: ChatPage['select']
}

/** What Stop would stop, where another version is read. */
export function HiddenAnswer({ conversation, onShow }: Props) {
  const id = useComputed(() => {
    const answer = runningAnswer(conversation.value)
    return answer && !toBranch(conversation.value).includes(answer) ? answer.id : undefined
  }).value
  if (id === undefined) return null
  return (
    <p class={style.hidden}>
      An answer is being written in another version.{' '}
      <Button look="link" onClick={() => onShow(id)}>
        Show
      </Button>
    </p>
  )
}
