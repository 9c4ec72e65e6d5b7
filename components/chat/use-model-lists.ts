import { useEffect, useState } from 'preact/hooks'
import type { ConnectionId } from '../../lib/model/connection.ts'
import type { ModelLists } from '../../lib/model/model-list.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'

/** What servers have listed: as it is stored, then as they say now. */
export function useModelLists(page: Pick<ChatPage, 'readModelLists' | 'send'>) {
  const [lists, setLists] = useState<ModelLists>(new Map())
  const [missing, setMissing] = useState<readonly ConnectionId[]>([])
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('asking')

  useEffect(() => {
    void page.readModelLists().then(setLists, () => {})
    void ask(false)
  }, [])

  async function ask(refresh: boolean): Promise<void> {
    setState('asking')
    const reply = await page.send({ type: 'list-models', refresh })
    await page.readModelLists().then(setLists, () => {})
    setMissing(reply.status === 'listed' ? reply.missing : [])
    setState(reply.status === 'failed' ? 'failed' : 'idle')
  }

  return {
    lists,
    state,
    /** Whose servers did not list their models. */
    missing,
    refresh() {
      if (state !== 'asking') void ask(true)
    },
  }
}
