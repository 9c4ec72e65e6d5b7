import { useComputed, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Highlighter } from '../../lib/markdown/highlight/highlighter.ts'
import type { LinkTarget } from '../../lib/markdown/link-target.ts'
import type { OptionsPlace } from '../../lib/model/options-place.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { whenIdle } from '../../lib/page/idle.ts'
import { loadMarkdown } from '../markdown/lazy-markdown.tsx'
import { MarkdownContext } from '../markdown/markdown-context.ts'
import { SetupButton } from '../setup/setup-button.tsx'
import { createLazyDialog } from '../ui/lazy-dialog.tsx'
import { useFocusHeir } from '../ui/use-focus-heir.ts'
import { AnswerStatus } from './answer-status.tsx'
import style from './chat.module.css'
import { Composer } from './composer.tsx'
import { hostOf } from './host-of.ts'
import { isSaidIn } from './is-said-in.ts'
import { loadFailures } from './lazy-failures.tsx'
import { LazyWelcome } from './lazy-welcome.tsx'
import { Log } from './log.tsx'
import { NoticeBar } from './notice-bar.tsx'
import { QuestionQueue } from './question-queue.tsx'
import { Refusal } from './refusal.tsx'
import { ReplacedNote } from './replaced-note.tsx'
import { useTurnActions } from './use-turn-actions.ts'
import { Welcome } from './welcome.tsx'

// Few answers have their menu opened, and few links take anything along.
const AnswerMenu = createLazyDialog(() => import('./answer-menu.tsx').then(({ AnswerMenu }) => AnswerMenu))
const LinkDialog = createLazyDialog(() => import('./link-dialog.tsx').then(({ LinkDialog }) => LinkDialog))

interface Props {
  readonly page: ChatPage
  readonly highlighter: Highlighter
  readonly onOpenOptions: (place?: OptionsPlace) => void
  /** The composer's, for whoever moves the focus there. */
  readonly textarea: RefObject<HTMLTextAreaElement | null>
}

/** One conversation and its composer: what the popup and the panel have in common. */
export function Chat({ page, highlighter, onOpenOptions, textarea }: Props) {
  const said = useSignal('')
  const leaving = useSignal<LinkTarget | undefined>(undefined)
  const root = useRef<HTMLDivElement>(null)
  const id = useComputed(() => page.conversation.value.id).value
  const isEmpty = useComputed(() => page.conversation.value.messages.length === 0).value
  const connection = page.connection.value
  const { actions, menu } = useTurnActions(page, said, onOpenOptions)
  useFocusHeir(root, textarea)
  // Once the composer can be typed into: the first word of the first answer finds it there.
  useEffect(
    () =>
      whenIdle(() => {
        loadMarkdown()
        loadFailures()
      }),
    [],
  )

  const markdown = useMemo<MarkdownContext>(
    () => ({
      announce: actions.announce,
      isSaidHere: text => isSaidIn(page.conversation.peek().messages, text),
      askToOpen(target) {
        leaving.value = target
      },
      highlighter,
    }),
    [page, actions, highlighter],
  )

  function pick(prompt: string): void {
    page.edit({ ...page.draft.peek(), text: prompt })
    textarea.current?.focus()
  }

  return (
    <div ref={root} class={style.chat}>
      {isEmpty ? (
        <div class={style.empty}>
          {page.loaded.value &&
            connection &&
            (page.gone.value || isTemporary(id) ? (
              <LazyWelcome page={page} host={hostOf(connection.url)} />
            ) : (
              <Welcome host={hostOf(connection.url)} onPick={pick} />
            ))}
        </div>
      ) : (
        <MarkdownContext.Provider value={markdown}>
          <Log key={id} page={page} actions={actions} />
        </MarkdownContext.Provider>
      )}
      {/* By its key: the welcome that comes and goes would be taken for it, and it would be another one each time. */}
      <div key="foot" class={style.foot}>
        {page.notice.value && <NoticeBar notice={page.notice.value} onDismiss={page.dismissNotice} />}
        {page.refusal.value && (
          <Refusal
            failure={page.refusal.value}
            connection={connection}
            onOpenOptions={onOpenOptions}
            // What is too long for an empty chat is so for the next one.
            onStartOver={isEmpty ? undefined : () => page.startOver()}
            onNewChat={page.newChat}
            setupButton={<SetupButton page={page} worded />}
          />
        )}
        <QuestionQueue page={page} textarea={textarea} actions={actions} />
        <ReplacedNote page={page} isEmpty={isEmpty} />
        <Composer page={page} textarea={textarea} />
      </div>
      <AnswerStatus conversation={page.conversation} text={said} lockOf={actions.lockOf} />
      {menu.value && (
        <AnswerMenu
          key={menu.value.answer.id}
          {...menu.value}
          page={page}
          busy={actions.busy.value}
          onClose={() => {
            menu.value = undefined
          }}
        />
      )}
      {leaving.value && (
        <LinkDialog
          target={leaving.value}
          isSaidHere={markdown.isSaidHere}
          onClose={() => {
            leaving.value = undefined
          }}
        />
      )}
    </div>
  )
}
