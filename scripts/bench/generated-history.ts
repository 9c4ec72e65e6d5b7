import type { Page } from 'playwright'
import type { ConversationHead } from '../../lib/model/conversation.ts'
import type { Answer, Message, Question } from '../../lib/model/message.ts'
import { createRandom, type Random } from '../../tests/random.ts'
import { pickWriter } from './generated-text.ts'

export interface GeneratedConversation {
  readonly head: ConversationHead
  readonly messages: readonly Message[]
}

interface Amount {
  readonly conversations: number
  /** In each conversation: a question and an answer by turns. */
  readonly messages: number
  readonly seed?: number
  /** When the newest conversation ended; the others go back from there over about four years. */
  readonly now?: number
}

/** A Thursday at noon: the same day in every time zone but the furthest. */
const NOON = Date.UTC(2026, 9, 1, 12)
const FOUR_YEARS = 4 * 365 * 86_400_000
const MINUTE = 60_000

/**
 * A person's history, newest conversation first, the same for the same `seed`: short questions, longer answers, in
 * several scripts. The title of the n-th ends with `№n`, which is in its first question too and nowhere else.
 */
export function* generateHistory(amount: Amount): Generator<GeneratedConversation> {
  const { conversations, messages, seed = 1, now = NOON } = amount
  const random = createRandom(seed)
  for (let n = 0; n < conversations; n++) {
    const updated = now - Math.round((n / conversations) * FOUR_YEARS)
    yield generateConversation(random, { n, messages, updated })
  }
}

function generateConversation(
  random: Random,
  { n, messages, updated }: { n: number; messages: number; updated: number },
): GeneratedConversation {
  const write = pickWriter(random)
  const created = updated - (messages - 1) * MINUTE
  const id = generateId(random, created)
  const title = `${write(24).slice(0, 40).trim()} №${n}`
  const generated: Message[] = []
  for (let index = 0; index < messages; index++) {
    const at = created + index * MINUTE
    const parent = generated.at(-1)?.id
    const messageId = generateId(random, at)
    if (parent === undefined || index % 2 === 0) {
      const text = index === 0 ? title : write(20 + 100 * random())
      const question: Question = {
        role: 'user',
        id: messageId,
        ...(parent !== undefined && { parent }),
        parts: [{ type: 'text', text }],
        created: at,
      }
      generated.push(question)
    } else {
      const paragraphs = Array.from({ length: 1 + Math.floor(3 * random()) }, () =>
        write(100 + 300 * random()),
      )
      const answer: Answer = {
        role: 'assistant',
        id: messageId,
        parent,
        text: paragraphs.join('\n\n'),
        connection: 'default',
        model: 'gpt-3.5-turbo',
        host: 'demo.example',
        outcome: { status: 'complete', finishReason: 'stop' },
        created: at,
        ended: at,
      }
      generated.push(answer)
    }
  }
  const leaf = generated.at(-1)?.id
  return { head: { id, title, created, updated, ...(leaf !== undefined && { leaf }) }, messages: generated }
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuv'

/** As `createId` makes them: 10 digits of time, 12 of chance. */
function generateId(random: Random, time: number): string {
  const digits = Array.from({ length: 12 }, () => ALPHABET.charAt(Math.floor(random() * 32)))
  return time.toString(32).padStart(10, '0') + digits.join('')
}

/** Conversations that go into the page at once, and into one transaction. */
const BATCH = 250

/** Writes it into the database of the extension that this page belongs to, which the extension has opened before. */
export async function writeHistory(page: Page, history: Iterable<GeneratedConversation>): Promise<void> {
  let batch: GeneratedConversation[] = []
  for (const conversation of history) {
    batch.push(conversation)
    if (batch.length < BATCH) continue
    await page.evaluate(putAll, batch)
    batch = []
  }
  await page.evaluate(putAll, batch)
}

/** Runs in the page: it can use nothing of this module. */
async function putAll(conversations: readonly GeneratedConversation[]): Promise<void> {
  const opening = indexedDB.open('mishalsgpt')
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onupgradeneeded = () => reject(new Error('The extension has made no database yet'))
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const transaction = database.transaction('records', 'readwrite', { durability: 'relaxed' })
  const records = transaction.objectStore('records')
  for (const { head, messages } of conversations) {
    records.put(head, ['conversation', head.id])
    for (const message of messages) records.put(message, ['message', head.id, message.id])
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })
  database.close()
}

/** Makes this the conversation that the panel shows when it opens next. */
export async function rememberShown(page: Page, id: string): Promise<void> {
  await page.evaluate(putLast, id)
}

/** Runs in the page: it can use nothing of this module. */
async function putLast(id: string): Promise<void> {
  const opening = indexedDB.open('mishalsgpt')
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const transaction = database.transaction('records', 'readwrite')
  transaction.objectStore('records').put(id, ['last', 'panel'])
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })
  database.close()
}
