import type { Page } from '@playwright/test'
import * as v from 'valibot'
import type { Answer } from '../../lib/model/message.ts'
import { messageSchema } from '../../lib/model/schemas.ts'

export type KeptAnswer = Pick<Answer, 'text' | 'outcome' | 'usage' | 'reasoning'>

/** What the store has of one conversation. */
export interface Stored {
  /** In the order of their keys. One that cannot be read says so in its text, and has never ended. */
  readonly answers: readonly KeptAnswer[]
  /** When each of its messages began and, of an answer, ended, in the same order. */
  readonly times: readonly number[]
  /** Records of text, of whatever conversation, that no answer has taken over yet. */
  readonly journals: number
}

/** The newest conversation, read past the extension, by a page of its own. */
export async function readNewest(page: Page): Promise<Stored> {
  const { messages, journals } = await page.evaluate(async () => {
    const opening = indexedDB.open('mishalsgpt')
    // Where there is none at the moment, this must not make one.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    const isThere = await new Promise<boolean>(resolve => {
      opening.onsuccess = () => resolve(true)
      opening.onerror = () => resolve(false)
    })
    if (!isThere) return { messages: [], journals: 0 }
    const records = opening.result.transaction('records').objectStore('records')
    const below = (...key: string[]) => IDBKeyRange.bound(key, [...key, []])
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const heads: { id: string; created: number }[] = await read(records.getAll(below('conversation')))
    const newest = heads.toSorted((a, b) => a.created - b.created).at(-1)
    const found = {
      messages: newest ? await read(records.getAll(below('message', newest.id))) : [],
      journals: await read(records.count(below('journal'))),
    }
    opening.result.close()
    return found
  })
  return { answers: messages.flatMap(toAnswer), times: messages.flatMap(toTimes), journals }
}

function toAnswer(record: unknown): KeptAnswer[] {
  const { success, output } = v.safeParse(messageSchema, record)
  if (!success) return [{ text: 'unreadable' }]
  return output.role === 'assistant' ? [output] : []
}

function toTimes(record: unknown): number[] {
  const { success, output } = v.safeParse(messageSchema, record)
  if (!success) return []
  return 'ended' in output ? [output.created, output.ended] : [output.created]
}
