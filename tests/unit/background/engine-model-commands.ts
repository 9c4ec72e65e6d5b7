import fc from 'fast-check'
import { vi } from 'vitest'
import type { Message } from '../../../lib/model/message.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import { holdsAlways, holdsRecovered, holdsSettled } from './engine-model-laws.ts'
import type { Life, Seat } from './engine-model-life.ts'

/** What one step chooses by: of what there is then, so that it means something whatever came before it. */
interface Choice {
  readonly seat: number
  readonly pick: number
  readonly amount: number
  /** Milliseconds until the next one. */
  readonly pause: number
}

type Step = (life: Life, choice: Choice) => void | Promise<void>

const choice: fc.Arbitrary<Choice> = fc.record({
  seat: fc.nat(1),
  pick: fc.nat(11),
  amount: fc.nat(99),
  pause: fc.constantFrom(0, 0, 5, 5, 10, 15, 40),
})

const pickOf = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)]

/** Says something in a seat about one of the messages that it shows, whatever that is. */
const about =
  (role: Message['role'], toCommand: (id: string, conversationId: string, life: Life) => Command): Step =>
  (life, { seat, pick }) =>
    inSeat(life, seat, at => {
      const messages = at.surface?.conversation()?.messages ?? []
      // The last ones are what matters most.
      const message = pickOf(messages.filter(message => message.role === role).reverse(), pick % 3)
      return message && toCommand(message.id, at.shows, life)
    })

/** Whoever is not there comes. */
function inSeat(life: Life, n: number, toCommand: (seat: Seat) => Command | undefined): void {
  const seat = pickOf(life.seats, n)
  if (!seat) return
  if (!seat.surface) life.sit(seat)
  const command = toCommand(seat)
  if (command) life.say(seat, command)
}

const parts = (id: string) => [{ type: 'text', text: `Question ${id}` } as const]

const queuedIn = (seat: Seat): readonly string[] =>
  seat.surface?.updates.findLast(update => update.type === 'queue')?.questions.map(({ id }) => id) ?? []

const speak =
  (say: (life: Life, speech: ReturnType<Life['speaker']['open']>[number], choice: Choice) => void): Step =>
  (life, choice) => {
    const speech = pickOf(life.speaker.open(), choice.pick)
    if (speech) say(life, speech, choice)
  }

/** People. */
const SAID: Readonly<Record<string, Step>> = {
  open: (life, { seat, pick }) =>
    inSeat(life, seat, () => ({ type: 'open', conversationId: pickOf(life.ids, pick) ?? '' })),
  ask: (life, { seat }) =>
    inSeat(life, seat, ({ shows }) => {
      const questionId = life.newId()
      return { type: 'ask', conversationId: shows, questionId, parts: parts(questionId) }
    }),
  edit: about('user', (edits, conversationId, life) => {
    const questionId = life.newId()
    return { type: 'ask', conversationId, questionId, parts: parts(questionId), edits }
  }),
  queue: about('assistant', (behind, conversationId, life) => {
    const questionId = life.newId()
    return { type: 'queue', conversationId, questionId, parts: parts(questionId), behind }
  }),
  unqueue: (life, { seat, pick }) =>
    inSeat(life, seat, at => {
      const questionId = pickOf(queuedIn(at), pick)
      return questionId ? { type: 'unqueue', conversationId: at.shows, questionId } : undefined
    }),
  'send queued': (life, { seat, pick }) =>
    inSeat(life, seat, at => {
      const questionId = pickOf(queuedIn(at), pick)
      return questionId ? { type: 'send-queued', conversationId: at.shows, questionId } : undefined
    }),
  stop: about('assistant', (messageId, conversationId) => ({ type: 'stop', conversationId, messageId })),
  retry: about('assistant', (messageId, conversationId, life) => ({
    type: 'retry',
    conversationId,
    messageId,
    answerId: life.newId(),
  })),
  continue: about('assistant', (messageId, conversationId) => ({
    type: 'continue',
    conversationId,
    messageId,
  })),
  select: about('assistant', (messageId, conversationId) => ({ type: 'select', conversationId, messageId })),
  fork: (life, choice) =>
    about('assistant', (messageId, conversationId) => ({
      type: 'fork',
      conversationId,
      messageId,
      forkId: pickOf(life.ids, choice.amount) ?? '',
    }))(life, choice),
  rename: (life, { seat, amount }) =>
    inSeat(life, seat, at => ({ type: 'rename', conversationId: at.shows, title: `Name ${amount}` })),
  pin: (life, { seat, amount }) =>
    inSeat(life, seat, at => ({ type: 'pin', conversationIds: [at.shows], pinned: amount % 2 === 0 })),
  delete: (life, { seat, amount }) =>
    inSeat(life, seat, at => ({ type: 'delete', conversationIds: amount % 4 ? [at.shows] : life.ids })),
  restore: (life, { seat, amount }) =>
    inSeat(life, seat, at => ({ type: 'restore', conversationIds: amount % 4 ? [at.shows] : life.ids })),
  'say again': (life, { seat }) => inSeat(life, seat, at => at.last),
  leave: (life, { seat }) => {
    const at = pickOf(life.seats, seat)
    if (at) life.stand(at)
  },
}

/** The server and its network. */
const SERVED: Readonly<Record<string, Step>> = {
  headers: speak(({ speaker }, speech) => speaker.begin(speech)),
  token: speak(({ speaker }, speech) => speaker.say(speech, 1)),
  tokens: speak(({ speaker }, speech, { amount }) => speaker.say(speech, amount + 1)),
  thought: speak(({ speaker }, speech) => speaker.think(speech)),
  finish: speak(({ speaker }, speech) => speaker.end(speech, 'finish')),
  cut: speak(({ speaker }, speech) => speaker.end(speech, 'cut')),
  fail: speak(({ speaker }, speech) => speaker.end(speech, 'fail')),
  lose: speak(({ speaker }, speech) => speaker.end(speech, 'lose')),
  refuse: speak(({ speaker }, speech, { amount }) =>
    speaker.refuse(speech, [400, 401, 429, 503][amount % 4] ?? 500),
  ),
  vanish: speak(({ speaker }, speech) => speaker.end(speech, 'vanish')),
}

/** What nobody wants. */
const HAPPENING: Readonly<Record<string, Step>> = {
  'die now': life => life.die(),
  'die soon': (life, { amount }) => life.dieWithin(amount % 40),
  'pass time': (life, { amount }) => life.pass(amount * 5),
  'jump in time': (_life, { amount }) => {
    vi.setSystemTime(Date.now() + (amount - 30) * 1_000)
  },
  settle,
}

/** Until nothing is on its way but what a server has yet to say. */
export async function settle(life: Life): Promise<void> {
  await life.pass(500)
  for (let patience = 0; patience < 40 && life.seats.some(seat => seat.unanswered.size > 0); patience++) {
    await life.pass(250, 25)
  }
  // A server that refuses is asked twice more.
  if (life.speaker.open().length === 0) await life.pass(8_000, 100)
  await holdsSettled(life)
}

const OFTEN = ['ask', 'token', 'tokens', 'token', 'finish', 'queue', 'die soon', 'pass time']

type EngineCommand = fc.AsyncCommand<object, Life>

export function engineCommands(): fc.Arbitrary<Iterable<EngineCommand>> {
  const steps = Object.entries({ ...SAID, ...SERVED, ...HAPPENING })
  const often = OFTEN.flatMap(name => steps.filter(([other]) => other === name))
  const commands = [...steps, ...often].map(([name, step]) => choice.map(made => toCommand(name, step, made)))
  return fc.commands(commands, { maxCommands: 60, size: 'max' })
}

function toCommand(name: string, step: Step, made: Choice): EngineCommand {
  return {
    check: () => true,
    async run(_model, life) {
      await life.revive(made.amount % 2 === 0, left => holdsRecovered(life, left))
      await step(life, made)
      await life.pass(made.pause)
      await holdsAlways(life)
    },
    toString: () => `${name}(${Object.values(made)})`,
  }
}
