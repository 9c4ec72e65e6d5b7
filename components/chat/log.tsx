import { useComputed } from '@preact/signals'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { toBranch } from '../../lib/model/conversation.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { isPlain } from '../ui/is-plain.ts'
import { EndButton } from './end-button.tsx'
import { HiddenAnswer } from './hidden-answer.tsx'
import style from './log.module.css'
import { LogChapter } from './log-chapter.tsx'
import type { TurnActions } from './turn-actions.ts'
import { useFollowEnd } from './use-follow-end.ts'
import { useKeptSelection } from './use-kept-selection.ts'
import { useLogWindow } from './use-log-window.ts'
import { useTarget } from './use-target.ts'

interface Props {
  readonly page: Pick<ChatPage, 'conversation' | 'target' | 'forgetTarget'>
  readonly actions: TurnActions
}

/** The turns of one conversation: of a long one those around what is read. */
export function Log({ page, actions }: Props) {
  const { conversation } = page
  const branch = useComputed(() => toBranch(conversation.value)).value
  const newest = useRef<string | undefined>(undefined)
  /** What was asked last. Another version that is shown is none. */
  const turn = useComputed(() => {
    const { leaf, messages } = conversation.value
    if (leaf === messages.at(-1)?.id) newest.current = leaf
    return newest.current
  })
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { drawn, isStartRead, isEndDrawn, drawEnd, toStart, toMessage } = useLogWindow(branch, scroller)
  const { content, canJump, toEnd, stay, arrive } = useFollowEnd(turn, scroller, {
    isDrawn: isEndDrawn,
    draw: drawEnd,
  })
  useKeptSelection(content)
  const pursue = useTarget(page, branch, goal => {
    const isHere = goal === 'start' ? isStartRead : toMessage(goal, arrive)
    if (isHere) stay()
    if (isHere && goal === 'start') toStart()
    return isHere
  })
  useLayoutEffect(() => {
    if (!drawn.hasEnd) stay()
  }, [drawn.hasEnd])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Home' || event.target !== scroller.current || !isPlain(event)) return
    // Where all of it is drawn the browser glides there.
    if (drawn.hasStart && isStartRead) return
    event.preventDefault()
    stay()
    toStart()
    if (!isStartRead) pursue('start')
  }

  const lastChapter = drawn.hasEnd ? drawn.chapters.at(-1) : undefined
  return (
    <div class={style.frame}>
      <div
        ref={scroller}
        id={id}
        class={style.scroller}
        role="log"
        aria-live="off"
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div ref={content} class={style.turns}>
          {drawn.chapters.map(chapter => (
            <LogChapter
              key={chapter.id}
              turns={chapter.turns}
              last={chapter === lastChapter}
              actions={actions}
            />
          ))}
          {drawn.hasEnd && <HiddenAnswer conversation={conversation} onShow={actions.select} />}
        </div>
      </div>
      <EndButton shown={canJump} log={id} onPress={toEnd} />
    </div>
  )
}
