import type { ChatPage } from '../../lib/page/chat-page.ts'
import { GoneWelcome } from './gone-welcome.tsx'
import { TemporaryWelcome } from './temporary-welcome.tsx'

export interface RareWelcomeProps {
  readonly page: Pick<ChatPage, 'gone' | 'isDeleted' | 'send' | 'show'>
  readonly host: string
}

/** What is said of a chat that is not as others are, before anything is said in it. */
export function RareWelcome({ page, host }: RareWelcomeProps) {
  return page.gone.value ? <GoneWelcome id={page.gone.value} page={page} /> : <TemporaryWelcome host={host} />
}
