import type { Answer, ConversationId, MessageId, Outcome } from '../../../lib/model/message.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'
import type { FakeSurface } from './fake-surface.ts'

/** Milliseconds after which what was shown is kept, whatever happens. */
const KEPT_WITHIN = 250

/** What people were shown of an answer. */
interface Shown {
  /** Of all that was shown before `steps`: it can be relied upon. */
  kept: string
  steps: { readonly at: number; readonly text: string }[]
  outcome?: Outcome | undefined
}

/** Remembers what was shown and promised, however many backgrounds it was. `now` goes on evenly. */
export function createWitness(now: () => number) {
  const answers = new Map<MessageId, Shown>()
  const questions = new Map<MessageId, ConversationId>()
  /** What was said of a conversation last, and whether it was answered. */
  const lastSaid = new Map<ConversationId, { readonly command: Command; reply?: Reply }>()
  const continued = new Set<MessageId>()
  const retries = new Set<MessageId>()
  const unqueued = new Set<MessageId>()
  const promised = new Map<MessageId, ConversationId>()

  function lookAt({ id, text, reasoning = '', outcome }: Answer): void {
    const whole = `${reasoning}\n${text}`
    const shown = answers.get(id) ?? { kept: '', steps: [] }
    answers.set(id, shown)
    const before = shown.steps.at(-1)?.text ?? shown.kept
    if (!goesOn(whole, before)) throw new Error(`Of ${id} was shown ${before}, and then ${whole}`)
    if (whole !== before) shown.steps.push({ at: now(), text: whole })
    shown.outcome = outcome
  }

  return {
    continued,
    retries,
    questions,
    /** Questions that somebody was promised would be asked, or are. */
    promised,
    unqueued,
    lastSaid,
    answers: (): ReadonlyMap<MessageId, Shown> => answers,
    keptOf({ kept, steps }: Shown): string {
      return steps.findLast(({ at }) => now() - at > KEPT_WITHIN)?.text ?? kept
    },
    look(surface: FakeSurface): void {
      const conversation = surface.conversation()
      for (const message of conversation?.messages ?? []) {
        if (message.role === 'assistant') lookAt(message)
        else questions.set(message.id, conversation?.id ?? '')
      }
    },
    noteSaid(command: Command): void {
      if (command.type === 'continue') continued.add(command.messageId)
      if (command.type === 'retry') retries.add(command.answerId)
      if (command.type === 'unqueue') unqueued.add(command.questionId)
      if (command.type === 'delete' || command.type === 'restore') {
        for (const id of command.conversationIds) lastSaid.set(id, { command })
      } else if (command.type === 'fork') {
        lastSaid.set(command.forkId, { command })
      } else if ('conversationId' in command && command.type !== 'open') {
        lastSaid.set(command.conversationId, { command })
      }
    },
    noteReply(command: Command, reply: Reply): void {
      for (const said of lastSaid.values()) if (said.command === command) said.reply = reply
      if (reply.status !== 'done') return
      if ((command.type === 'ask' && !command.edits) || command.type === 'queue')
        promised.set(command.questionId, command.conversationId)
    },
    /** What was shown a moment before may be gone with who showed it. */
    noteDeath(): void {
      for (const shown of answers.values()) {
        shown.kept = this.keptOf(shown)
        shown.steps = []
      }
    },
  }
}

/** Whether a text, and the reasoning before it, go on where another one was. */
export function goesOn(whole: string, before: string): boolean {
  if (before === '') return true
  const [reasoning = '', text = ''] = whole.split('\n')
  const [reasoningBefore = '', textBefore = ''] = before.split('\n')
  return reasoning.startsWith(reasoningBefore) && text.startsWith(textBefore)
}
