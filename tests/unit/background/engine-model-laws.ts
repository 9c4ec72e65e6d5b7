import { expect } from 'vitest'
import { isBeingWritten, type Message, type MessageId } from '../../../lib/model/message.ts'
import { versionsAlong } from '../../../lib/model/versions.ts'
import type { Life, Seat } from './engine-model-life.ts'
import { readTruth, type Truth } from './engine-model-records.ts'
import { readSpeeches } from './engine-model-server.ts'
import { goesOn } from './engine-model-witness.ts'
import { toldOfQueue } from './told-of-queue.ts'

/** What holds at every moment. */
export async function holdsAlways(life: Life): Promise<Truth> {
  for (const complaint of life.complaints) throw complaint
  const truth = readTruth(await life.records())
  const messages = allMessages(truth)
  everyTokenOnce(life, truth)
  for (const [id, shown] of life.witness.answers()) {
    const stored = messages.get(id)
    const whole = stored?.role === 'assistant' ? `${stored.reasoning ?? ''}\n${stored.text}` : undefined
    const kept = life.witness.keptOf(shown)
    if (whole === undefined || !goesOn(whole, kept))
      throw new Error(`Of ${id} was shown ${kept}, and there is ${whole}`)
  }
  for (const [id] of life.witness.questions)
    if (!messages.has(id)) throw new Error(`${id} was shown, and is gone`)
  for (const [id, conversationId] of life.witness.promised) {
    const isThere = messages.has(id) || truth.queued.get(conversationId)?.includes(id)
    if (!isThere && !life.witness.unqueued.has(id)) throw new Error(`${id} was promised, and is gone`)
  }
  return truth
}

/** What holds once a background has ended what the one before it `left`, and nobody has asked it for anything. */
export async function holdsRecovered(life: Life, left: Truth): Promise<void> {
  const truth = await holdsAlways(life)
  const dropped = runningIn(left)
  const running = runningIn(truth)
  expect(
    running.filter(id => dropped.includes(id)),
    'stuck',
  ).toEqual([])
  // What had waited for a whole answer may be asked by now.
  const journals = [...truth.journalled].filter(id => !running.includes(id))
  expect(journals, 'journals of nothing').toEqual([])
  for (const [id, { outcome }] of life.witness.answers()) {
    const stored = allMessages(truth).get(id)
    if (!outcome || life.witness.continued.has(id) || stored?.role !== 'assistant') continue
    expect(stored.outcome, `the end of ${id} that was shown`).toEqual(outcome)
  }
}

/** What holds once nothing is on its way. */
export async function holdsSettled(life: Life): Promise<void> {
  if (life.isDead()) return
  for (const { name, unanswered } of life.seats)
    expect([...unanswered], `unanswered in the ${name}`).toEqual([])
  const truth = await holdsAlways(life)
  for (const seat of life.seats) if (seat.surface) mirrors(seat, truth)
  const running = runningIn(truth)
  const locks = life.world.locks.held().filter(name => name.startsWith('answer:'))
  expect(locks.sort(), 'who is being written').toEqual(running.map(id => `answer:${id}`).sort())
  expect([...truth.journalled].sort(), 'whose journals are there').toEqual(running.sort())
  if (life.speaker.open().length === 0) expect(running, 'waits for nobody').toEqual([])
  everythingSaidIsThere(life, truth)
  shelved(life, truth)
  expect(life.world.errors).toEqual([])
}

const runningIn = (truth: Truth): MessageId[] =>
  [...allMessages(truth).values()].filter(isBeingWritten).map(({ id }) => id)

function allMessages({ living, deleted }: Truth): Map<MessageId, Message> {
  const all = [...deleted.values(), ...living.values()].flatMap(({ messages }) => messages)
  return new Map(all.map(message => [message.id, message]))
}

/** None twice, none out of order, none that nobody said; and no question asked twice. */
function everyTokenOnce(life: Life, { living, deleted }: Truth): void {
  for (const { head, messages } of [...living.values(), ...deleted.values()]) {
    const heard = new Set<number>()
    const asked = new Set<MessageId>()
    for (const message of messages) {
      if (message.role === 'user') continue
      readSpeeches(message.reasoning ?? '')
      for (const { n, count } of readSpeeches(message.text)) {
        const said = life.speaker.all()[n]?.text ?? 0
        if (heard.has(n) || count > said)
          throw new Error(`Speech ${n} is in ${head.id} ${count} of ${said} times`)
        heard.add(n)
      }
      if (life.witness.retries.has(message.id)) continue
      if (asked.has(message.parent)) throw new Error(`${message.parent} was asked twice`)
      asked.add(message.parent)
    }
  }
}

/** A mirror shows what is stored, and so does what is told beside it. */
function mirrors({ name, shows, surface }: Seat, truth: Truth): void {
  const shown = surface?.conversation()
  const stored = truth.living.get(shows)
  expect(shown?.id, `shown in the ${name}`).toBe(shows)
  expect(shown?.messages.toSorted(byId).map(toKept), `messages in the ${name}`).toEqual(
    stored?.messages.map(toKept) ?? [],
  )
  if (shown && stored) {
    const { messages: _, ...head } = shown
    expect(head, `head in the ${name}`).toEqual(stored.head)
    expect(versionsAlong(shown), `versions in the ${name}`).toEqual(
      versionsAlong({ ...stored.head, messages: stored.messages }),
    )
  }
  expect(surface && toldOfQueue(surface), `queue in the ${name}`).toEqual(truth.queued.get(shows) ?? [])
}

const byId = (a: Message, b: Message): number => (a.id < b.id ? -1 : 1)

/** What a journal does not say of an answer that is being written. */
function toKept(message: Message): Message {
  if (!isBeingWritten(message)) return message
  const { retrying: _retrying, unkept: _unkept, thought: _thought, ...kept } = message
  return kept
}

/** What ended as it should, to somebody who lived, is there to its end. */
function everythingSaidIsThere(life: Life, truth: Truth): void {
  const heard = new Map<number, number>()
  for (const message of allMessages(truth).values()) {
    if (message.role === 'user') continue
    for (const { n, count } of readSpeeches(message.text)) heard.set(n, Math.max(heard.get(n) ?? 0, count))
  }
  for (const { n, text, ending, exchange } of life.speaker.all()) {
    const isToBeThere = ending && ['finish', 'cut', 'fail'].includes(ending) && !exchange.aborted
    if (isToBeThere) expect(heard.get(n) ?? 0, `tokens of speech ${n}`).toBe(text)
  }
}

/** What was done to a conversation last is how it stands. */
function shelved(life: Life, truth: Truth): void {
  for (const [id, { command, reply }] of life.witness.lastSaid) {
    if (reply?.status !== 'done') continue
    if (command.type === 'delete')
      expect(truth.living.get(id)?.head.leaf, `${id} was deleted`).toBeUndefined()
    if (command.type === 'restore') expect(truth.deleted.has(id), `${id} was brought back`).toBe(false)
  }
}
