import { useComputed, useSignal } from '@preact/signals'
import { SlidersHorizontal } from 'lucide-preact'
import type { ComponentProps } from 'preact'
import type { ConversationId } from '../../lib/model/message.ts'
import { isSetUpBesideModel } from '../../lib/model/setup.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import dot from '../ui/dot.module.css'
import { IconButton } from '../ui/icon-button.tsx'
import { createLazyView } from '../ui/lazy-view.ts'
import style from './setup-button.module.css'
import type { SetupDialog } from './setup-dialog.tsx'

interface Props {
  readonly page: ChatPage
  readonly onClosed?: () => void
}

/** Most conversations are as in Options. */
const dialog = createLazyView<ComponentProps<typeof SetupDialog>>(() =>
  import('./setup-dialog.tsx').then(({ SetupDialog }) => SetupDialog),
)

/** Opens the settings of the conversation that is shown, and marks that it has some. */
export function SetupButton({ page, onClosed }: Props) {
  const open = useSignal<ConversationId | undefined>(undefined)
  const id = useComputed(() => page.conversation.value.id).value
  const setup = useComputed(() => page.conversation.value.setup).value

  async function show(): Promise<void> {
    if (await dialog.load()) open.value = id
  }

  const Dialog = dialog.view.value
  return (
    <span class={style.place} data-marked={isSetUpBesideModel(setup) || undefined}>
      <IconButton
        name="Conversation settings"
        icon={SlidersHorizontal}
        aria-haspopup="dialog"
        {...(isSetUpBesideModel(setup) && {
          title: 'Conversation settings: some differ from Options',
          'aria-description': 'Some differ from Options',
        })}
        disabled={!page.loaded.value}
        onClick={() => void show()}
      />
      {isSetUpBesideModel(setup) && <span class={dot.dot} />}
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
