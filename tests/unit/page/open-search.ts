import { signal } from '@preact/signals'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import type { Message } from '../../../lib/model/message.ts'
import { createSearch } from '../../../lib/page/search.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'
import type { Query } from '../../../lib/search/query.ts'
import type { Hit } from '../../../lib/store/search-reader.ts'
import { question } from '../model/samples.ts'

export const headOf = (id: string, updated: number, title = id): ConversationHead => ({
  id,
  title,
  created: 1,
  updated,
})
export const settle = () => new Promise(resolve => setImmediate(resolve))

/** A search whose store gives a batch whenever a test says so. */
export function openSearch(unindexed: number | 'unknown' = 0) {
  const heads = signal<readonly ConversationHead[] | undefined>([])
  const texts = new Map<string, Message>()
  const searches: { query: Query; give: (hits: Hit[] | undefined) => void }[] = []
  const sent: Command[] = []
  const replies: ((reply: Reply) => void)[] = []
  let clock = 0
  const search = createSearch({
    store: {
      async *search(query) {
        for (;;) {
          const hits = await new Promise<Hit[] | undefined>(give => void searches.push({ query, give }))
          if (!hits) return
          yield hits
        }
      },
      messages: async hits => hits.map(({ messageId }) => texts.get(messageId)),
      unindexed: async () => (unindexed === 'unknown' ? undefined : unindexed),
    },
    heads,
    send(command) {
      sent.push(command)
      return new Promise(resolve => void replies.push(resolve))
    },
    now: () => (clock += 1000),
  })
  return {
    ...search,
    heads,
    sent,
    replies,
    searches,
    /** Messages by id, with the conversation before a dash: `c-1`. */
    say(messages: Record<string, string>) {
      for (const [id, text] of Object.entries(messages)) texts.set(id, question(id, text))
    },
    async give(...ids: string[]) {
      searches
        .at(-1)
        ?.give(ids.map(messageId => ({ conversationId: messageId.split('-')[0] ?? '', messageId })))
      await settle()
    },
    async end() {
      searches.at(-1)?.give(undefined)
      await settle()
    },
    ids: () => search.results.value?.found.map(({ head }) => head.id),
  }
}

/** Of three conversations that speak of Rome, the newest first, the oldest by its title too. */
export function openRomanSearch(): ReturnType<typeof openSearch> {
  const opened = openSearch()
  opened.heads.value = [headOf('c', 3), headOf('b', 2), headOf('a', 1, 'About rome')]
  opened.say({ 'a-1': 'in rome', 'b-1': 'rome', 'b-2': 'and rome again', 'c-1': 'to rome' })
  return opened
}
