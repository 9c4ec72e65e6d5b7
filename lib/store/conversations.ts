import { promisifyRequest } from 'idb-keyval'
import { type Conversation, type ConversationHead, toHead, withName } from '../model/conversation.ts'
import { type Draft, EMPTY_DRAFT, toParts } from '../model/draft.ts'
import type { Answer, ConversationId, Message, MessageId, Question } from '../model/message.ts'
import { draftSchema } from '../model/schemas.ts'
import { changeSetup, isSetUp, type SetupChange } from '../model/setup.ts'
import { putHead, readHead } from './head.ts'
import { changeHead } from './heads.ts'
import { endJournal, readMessages, type Unfinished } from './journal.ts'
import { below, keys } from './keys.ts'
import { type Doc, post, toDoc } from './post.ts'
import { isIn, readFrom } from './records.ts'
import type { Database } from './use-store.ts'

/** `isSearched`: what is said is written down for the search, in the transaction that keeps it. */
export function createConversations({ strict, relaxed }: Database, isSearched = true) {
  return {
    /** An answer in progress comes with what its journal holds. */
    conversation(id: ConversationId): Promise<Conversation | undefined> {
      return relaxed('readonly', async store => {
        const head = await readHead(store, id)
        return head && { ...head, messages: await readMessages(store, id) }
      })
    },

    /**
     * One transaction: the messages as they stand, the head, and the sign that `answer` is being written. A question
     * leaves the queue and the composer with it. A journal that a failed commit left behind goes: its text is in
     * `answer`.
     */
    begin(conversation: Conversation, messages: readonly Message[], answer: Answer): Promise<void> {
      const docs = isSearched ? docsOf(conversation.id, messages) : []
      return strict('readwrite', async store => {
        const draft = await readFrom(store, draftSchema, keys.draft(conversation.id))
        await putHead(store, toHead(conversation))
        store.delete(keys.begun(conversation.id))
        for (const message of messages) {
          store.put(message, keys.message(conversation.id, message.id))
          if (message.role !== 'user') continue
          store.delete(keys.queued(conversation.id, message.id))
          if (isSent(draft, message)) store.delete(keys.draft(conversation.id))
        }
        store.delete(below('journal', answer.id))
        const began = { conversationId: conversation.id, text: '', reasoning: '' }
        store.put(began, keys.journal(answer.id, 0))
        await post(store, docs)
        await promisifyRequest(store.transaction)
      })
    },

    /** An answer in progress that another one is to write. One that was deleted meanwhile stays so. */
    passOn(id: ConversationId, answer: Answer): Promise<void> {
      return strict('readwrite', async store => {
        const key = keys.message(id, answer.id)
        if (await isIn(store, key)) store.put(answer, key)
        await promisifyRequest(store.transaction)
      })
    },

    /**
     * One transaction: the answer as it ended, the head, and the journal gone. Where the browser has thrown everything away
     * meanwhile, what the conversation had before is put back with it. Resolves with the answer as it is kept.
     */
    commit(conversation: Conversation, answer: Answer): Promise<Answer> {
      const { id } = conversation
      const docs = isSearched ? docsOf(id, [answer]) : []
      return strict('readwrite', async store => {
        const isThere = await isIn(store, keys.conversation(id))
        const { leaf } = (await readHead(store, id)) ?? {}
        // A file may have gone on in the branch that is shown meanwhile.
        const isElsewhere = leaf !== undefined && !conversation.messages.some(message => message.id === leaf)
        await putHead(store, { ...toHead(conversation), ...(isElsewhere && { leaf }) })
        for (const message of isThere ? [answer] : conversation.messages)
          store.put(message, keys.message(id, message.id))
        await endJournal(store, id, answer.id)
        await post(store, isThere || !isSearched ? docs : docsOf(id, conversation.messages))
        await promisifyRequest(store.transaction)
        return answer
      })
    },

    /** A journal whose message is gone: nothing can be made of it. */
    dropJournal({ messageId }: Unfinished): Promise<void> {
      return strict('readwrite', store => {
        store.delete(below('journal', messageId))
        return promisifyRequest(store.transaction)
      })
    },

    /** One transaction: all of a conversation that nobody has seen yet. */
    create(conversation: Conversation): Promise<void> {
      return strict('readwrite', store => {
        store.put(toHead(conversation), keys.conversation(conversation.id))
        for (const message of conversation.messages) {
          store.put(message, keys.message(conversation.id, message.id))
        }
        // However many they are, nobody searches them in this moment.
        if (isSearched) store.put('', keys.unindexed(conversation.id))
        return promisifyRequest(store.transaction)
      })
    },

    /** One transaction, so that what an answer's end wrote meanwhile stays. */
    select(id: ConversationId, leaf: MessageId): Promise<void> {
      return strict('readwrite', async store => {
        await changeHead(store, id, head => ({ ...head, leaf }))
        await promisifyRequest(store.transaction)
      })
    },

    /** One transaction. A conversation in which nothing was asked yet keeps its set-up too. */
    configure(before: ConversationHead, change: SetupChange): Promise<void> {
      return strict('readwrite', async store => {
        const stored = await readHead(store, before.id)
        const { setup: wanted, ...head } = stored ?? before
        const setup = changeSetup(wanted, change)
        await putHead(store, isSetUp(setup) ? { ...head, setup } : head)
        if (isSetUp(setup) && head.leaf === undefined) store.put(EMPTY_DRAFT, keys.begun(before.id))
        else store.delete(keys.begun(before.id))
        await promisifyRequest(store.transaction)
      })
    },

    /** One transaction, so that what an answer's end wrote meanwhile stays. */
    rename(id: ConversationId, title: string, named?: true): Promise<void> {
      return strict('readwrite', async store => {
        await changeHead(store, id, head => withName(head, title, named))
        await promisifyRequest(store.transaction)
      })
    },
  }
}

/** An edited question leaves alone what stands in the composer meanwhile. */
function isSent(draft: Draft | undefined, { parts }: Question): boolean {
  return draft !== undefined && JSON.stringify(toParts(draft)) === JSON.stringify(parts)
}

/** What can be searched of them: an answer in progress is, once it has ended. */
const docsOf = (conversationId: ConversationId, messages: readonly Message[]): Doc[] =>
  messages
    .filter(message => message.role === 'user' || message.outcome)
    .map(message => toDoc(conversationId, message))
