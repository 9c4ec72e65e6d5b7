import { useComputed, useSignal } from '@preact/signals'
import { SlidersHorizontal } from 'lucide'
import type { ComponentProps } from 'preact'
import type { ConversationId } from '../../lib/model/message.ts'
import { isSetUpBesideModel } from '../../lib/model/setup.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { Button } from '../ui/button.tsx'
import dot from '../ui/dot.module.css'
import { IconButton } from '../ui/icon-button.tsx'
import { createLazyView } from '../ui/lazy-view.ts'
import style from './setup-button.module.css'
import type { SetupDialog } from './setup-dialog.tsx'

interface Props {
  readonly page: Pick<ChatPage, 'chosen' | 'configure' | 'conversation' | 'loaded' | 'models'>
  readonly onClosed?: () => void
  /** With its name in words, where it is the way on from something. */
  readonly worded?: boolean
}

/** Most conversations are as in Options. */
const dialog = createLazyView<ComponentProps<typeof SetupDialog>>(() =>
  import('./setup-dialog.tsx').then(({ SetupDialog }) => SetupDialog),
)

/** Opens the settings of the conversation that is shown, and marks that it has some. */
export function SetupButton({ page, onClosed, worded = false }: Props) {
  const open = useSignal<ConversationId | undefined>(undefined)
  const id = useComputed(() => page.conversation.value.id).value
  const setup = useComputed(() => page.conversation.value.setup).value

  async function show(): Promise<void> {
    if (await dialog.load()) open.value = id
  }

  const Dialog = dialog.view.value
  const isMarked = !worded && isSetUpBesideModel(setup)
  return (
    <span class={style.place} data-marked={isMarked || undefined}>
      {worded ? (
        <Button aria-haspopup="dialog" onClick={() => void show()}>
          Open the settings
        </Button>
      ) : (
        <IconButton
          name="Conversation settings"
          icon={SlidersHorizontal}
          aria-haspopup="dialog"
          {...(isMarked && {
            title: 'Conversation settings: some differ from Options',
            'aria-description': 'Some differ from Options',
          })}
          disabled={!page.loaded.value}
          onClick={() => void show()}
        />
      )}
      {isMarked && <span class={dot.dot} />}
      {Dialog && open.value === id && (
        <Dialog
          page={page}
          setup={setup}
          onClose={() => {
            open.value = undefined
            onClosed?.()
          }}
        />
      )}
    </span>
  )
}
