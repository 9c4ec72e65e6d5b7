import { useSignal } from '@preact/signals'
import { MessageCircleOff } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { ConversationId } from '../../lib/model/message.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { Button } from '../ui/button.tsx'
import { drawIcon } from '../ui/draw-icon.tsx'
import style from './welcome.module.css'

interface Props {
  /** What the address names. */
  readonly id: ConversationId
  readonly page: Pick<ChatPage, 'isDeleted' | 'send' | 'show'>
}

/** What became of the conversation that was to be here, before anything is said in the new chat in its place. */
export function GoneWelcome({ id, page }: Props) {
  /** `undefined` until it is known. */
  const isDeleted = useSignal<boolean | undefined>(undefined)
  useEffect(() => {
    page.isDeleted(id).then(
      is => {
        isDeleted.value = is
      },
      () => {
        isDeleted.value = false
      },
    )
  }, [id, page, isDeleted])

  async function bringBack(): Promise<void> {
    const { status } = await page.send({ type: 'restore', conversationIds: [id] })
    if (status === 'failed') isDeleted.value = false
    else page.show(id)
  }

  if (isDeleted.value === undefined) return null
  return (
    <div class={style.welcome}>
      {drawIcon(MessageCircleOff, 44, { class: style.dashed })}
      <h2 class={style.title}>This conversation is no longer here</h2>
      <p class={style.source}>{sentenceOf(id, isDeleted.value)}</p>
      {isDeleted.value && (
        <p class={style.action}>
          <Button onClick={() => void bringBack()}>Undo the deletion</Button>
        </p>
      )}
    </div>
  )
}

function sentenceOf(id: ConversationId, isDeleted: boolean): string {
  if (isDeleted) return 'It was deleted. Undo that, or ask something new below.'
  if (isTemporary(id))
    return 'It was a temporary chat, which goes when the browser closes. Ask something new below.'
  return 'It was deleted, or was never on this computer. Ask something new below, or pick another one from the list.'
}
