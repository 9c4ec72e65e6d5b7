import { type Signal, useComputed, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { findMessage, runningAnswer } from '../../lib/model/conversation.ts'
import { lockOf } from '../../lib/model/managed.ts'
import type { Answer, MessageId, Question } from '../../lib/model/message.ts'
import { type Versions, versionsAlong } from '../../lib/model/versions.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { hostOf } from './host-of.ts'
import type { TurnActions } from './turn-actions.ts'

export interface OpenMenu {
  readonly answer: Answer
  readonly button: HTMLElement
}

/** What the turns of this page can do, and the menu that one of them has opened. */
export function useTurnActions(
  page: ChatPage,
  said: Signal<string>,
  openOptions: TurnActions['openOptions'],
) {
  const menu = useSignal<OpenMenu | undefined>(undefined)
  const host = useComputed(() => page.connection.value && hostOf(page.connection.value.url))
  const address = useComputed(() => page.connection.value?.url)
  const several = useComputed(() => (page.chosen.value?.connections.length ?? 0) > 1)
  const busy = useComputed(() => runningAnswer(page.conversation.value) !== undefined)
  // Every frame of an answer has another conversation, of the same messages.
  const shape = useComputed(() => {
    const { id, leaf, messages } = page.conversation.value
    return `${id} ${leaf} ${messages.length}`
  })
  const versions = useComputed<ReadonlyMap<MessageId, Versions>>(() =>
    shape.value ? versionsAlong(page.conversation.peek()) : new Map(),
  )

  const actions = useMemo<TurnActions>(
    () => ({
      host,
      address,
      lockOf: ({ connection }) => lockOf(page.chosen.value?.connections.find(({ id }) => id === connection)),
      openOptions,
      several,
      busy,
      versions,
      editing: page.editing,
      setEditing: page.setEditing,
      typeIn: page.typeIn,
      edit(id) {
        const question = findMessage(page.conversation.peek(), id)
        if (question?.role !== 'user') return
        actions.opening.current = id
        page.setEditing({ id, text: textOf(question) })
      },
      opening: { current: undefined },
      chosen: { current: undefined },
      retry: page.retry,
      continueAnswer: page.continueAnswer,
      allow: page.allow,
      isSubstitute: page.isSubstitute,
      dropOrigin: page.dropOrigin,
      startOver: page.startOver,
      newChat: page.newChat,
      select: page.select,
      editQuestion: page.editQuestion,
      openMenu(answer, button) {
        menu.value = { answer, button }
      },
      announce(text) {
        // The same words twice are said twice only when something else stood between.
        said.value = ''
        setTimeout(() => {
          said.value = text
        }, 50)
      },
    }),
    [page],
  )

  return { actions, menu }
}

const textOf = ({ parts }: Question): string =>
  parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n\n')
