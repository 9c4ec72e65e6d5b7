import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Message, MessageId } from '../../lib/model/message.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'

/**
 * Goes to the message that the page was sent to, once: as soon as it has been read, which of an old one takes some idle
 * moments. `go` says whether it is there.
 */
export function useTarget(
  target: ChatPage['target'],
  branch: readonly Message[],
  go: (id: MessageId) => boolean,
): void {
  const goal = target.value
  const reached = useRef<object | undefined>(undefined)
  useLayoutEffect(() => {
    if (goal && goal !== reached.current && go(goal.messageId)) reached.current = goal
  }, [goal, branch[0]?.id, branch.length])
}
