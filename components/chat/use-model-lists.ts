import { useEffect, useState } from 'preact/hooks'
import { type ConnectionId, hasOneModel } from '../../lib/model/connection.ts'
import type { ModelLists, NoModels } from '../../lib/model/model-list.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'

export type MissingLists = ReadonlyMap<ConnectionId, NoModels>

/** What servers have listed: as it is stored, then as each of them says now. */
export function useModelLists(page: Pick<ChatPage, 'chosen' | 'readModelList' | 'readModelLists' | 'send'>) {
  const [lists, setLists] = useState<ModelLists>(new Map())
  const [missing, setMissing] = useState<MissingLists>(new Map())
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('asking')

  useEffect(() => {
    void page.readModelLists().then(setLists, () => {})
    void ask(false)
  }, [])

  async function ask(refresh: boolean): Promise<void> {
    setState('asking')
    setMissing(new Map())
    const asked = (page.chosen.peek()?.connections ?? []).filter(
      connection => !connection.off && !connection.models && !hasOneModel(connection),
    )
    const done = await Promise.all(asked.map(({ id }) => askOne(id, refresh)))
    setState(done.includes(false) ? 'failed' : 'idle')
  }

  /** Nobody waits for another one's server. Whether it could be asked. */
  async function askOne(id: ConnectionId, refresh: boolean): Promise<boolean> {
    const reply = await page.send({ type: 'list-models', id, refresh })
    const list = await page.readModelList(id).catch(() => undefined)
    if (list) setLists(before => new Map(before).set(id, list))
    const { status } = reply
    if (status === 'listed' && reply.cause) {
      const { cause } = reply
      setMissing(before => new Map(before).set(id, cause))
    }
    return status === 'listed'
  }

  return {
    lists,
    state,
    /** Why servers did not list their models. */
    missing,
    refresh() {
      if (state !== 'asking') void ask(true)
    },
  }
}
