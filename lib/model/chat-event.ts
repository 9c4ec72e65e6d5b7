import { type Conversation, findMessage, withName, withPin } from './conversation.ts'
import type {
  Answer,
  AnsweredBy,
  Message,
  MessageId,
  Outcome,
  Question,
  Retrying,
  Sent,
  Usage,
} from './message.ts'
import { isSetUp, type Setup } from './setup.ts'
import { rest, type Thought } from './thought.ts'
import { titleOf } from './title.ts'

export type ChatEvent =
  | {
      readonly type: 'asked'
      readonly question: Question
      readonly answer: Answer
      /** In a branch that is not shown, and is not shown for that. */
      readonly aside?: true
    }
  /** Another answer to a question that has one already. */
  | { readonly type: 'retried'; readonly answer: Answer }
  /** An answer that had ended goes on growing. */
  | { readonly type: 'continued'; readonly messageId: MessageId; readonly at: number; readonly sent?: Sent }
  | { readonly type: 'retrying'; readonly messageId: MessageId; readonly retrying: Retrying }
  /** Whether what came last has waited too long to be stored. */
  | { readonly type: 'unkept'; readonly messageId: MessageId; readonly unkept: boolean }
  /** Whoever was to answer could not, and nothing came of it: another one is asked. */
  | {
      readonly type: 'passed-on'
      readonly messageId: MessageId
      readonly by: AnsweredBy
      readonly sent: Sent
      /** The name of the one that could not. */
      readonly insteadOf: string
    }
  | {
      readonly type: 'delta'
      readonly messageId: MessageId
      readonly text?: string
      readonly reasoning?: string
      /** Only when it begins to reason and when it has done so: the times in between say nothing new. */
      readonly thought?: Thought
    }
  | {
      readonly type: 'ended'
      readonly messageId: MessageId
      readonly outcome: Outcome
      /** Of all of it, however often it was continued. */
      readonly usage?: Usage
      readonly at: number
    }
  | { readonly type: 'renamed'; readonly title: string; readonly named?: true }
  /** Another branch is shown, the one that ends with `leaf`. */
  | { readonly type: 'selected'; readonly leaf: MessageId }
  | { readonly type: 'configured'; readonly setup: Setup }
  | { readonly type: 'pinned'; readonly pinned: boolean }

/** The one fold, shared by the background, which writes conversations, and the surfaces, which mirror them. */
export function applyEvent(conversation: Conversation, event: ChatEvent): Conversation {
  switch (event.type) {
    case 'asked':
      if (findMessage(conversation, event.question.id)) return conversation
      return {
        ...conversation,
        title: conversation.title || titleOf(event.question),
        updated: event.question.created,
        ...(!event.aside && { leaf: event.answer.id }),
        messages: [...conversation.messages, event.question, event.answer],
      }
    case 'retried':
      if (findMessage(conversation, event.answer.id)) return conversation
      return {
        ...conversation,
        updated: event.answer.created,
        leaf: event.answer.id,
        messages: [...conversation.messages, event.answer],
      }
    case 'continued':
      return changeAnswer(conversation, event.messageId, answer => reopen(answer, event.sent), event.at)
    case 'retrying':
      return changeAnswer(conversation, event.messageId, answer => ({ ...answer, retrying: event.retrying }))
    case 'unkept':
      return changeAnswer(conversation, event.messageId, answer => markUnkept(answer, event.unkept))
    case 'passed-on':
      return changeAnswer(conversation, event.messageId, answer => passOn(answer, event))
    case 'delta':
      return changeAnswer(conversation, event.messageId, answer => grow(answer, event))
    case 'ended':
      return changeAnswer(conversation, event.messageId, answer => end(answer, event), event.at)
    case 'renamed':
      return withName(conversation, event.title, event.named)
    case 'selected':
      return { ...conversation, leaf: event.leaf }
    case 'configured':
      return configure(conversation, event.setup)
    case 'pinned':
      return withPin(conversation, event.pinned)
  }
}

function configure({ setup: _, ...conversation }: Conversation, setup: Setup): Conversation {
  return isSetUp(setup) ? { ...conversation, setup } : conversation
}

function changeAnswer(
  conversation: Conversation,
  id: MessageId,
  change: (answer: Answer) => Answer,
  updated = conversation.updated,
): Conversation {
  // The answer that changes is nearly always the last message.
  const index = conversation.messages.findLastIndex(message => message.id === id)
  const message = conversation.messages[index]
  if (message?.role !== 'assistant') return conversation
  const messages: Message[] = [...conversation.messages]
  messages[index] = change(message)
  return { ...conversation, updated, messages }
}

function passOn(answer: Answer, { by, sent, insteadOf }: Extract<ChatEvent, { type: 'passed-on' }>): Answer {
  const { connectionName: _, ...rest } = settle(answer)
  return { ...rest, ...by, sent, insteadOf: [...(answer.insteadOf ?? []), insteadOf] }
}

function grow(answer: Answer, delta: Extract<ChatEvent, { type: 'delta' }>): Answer {
  const reasoning = (answer.reasoning ?? '') + (delta.reasoning ?? '')
  return {
    ...settle(answer),
    text: answer.text + (delta.text ?? ''),
    ...(reasoning && { reasoning }),
    ...(delta.thought && { thought: delta.thought }),
  }
}

function end(answer: Answer, { outcome, usage, at }: Extract<ChatEvent, { type: 'ended' }>): Answer {
  const thought = rest(answer.thought, at)
  const { usage: _, ...settled } = markUnkept(settle(answer), false)
  return { ...settled, outcome, ended: at, ...(thought && { thought }), ...(usage && { usage }) }
}

function settle({ retrying: _, ...answer }: Answer): Answer {
  return answer
}

function markUnkept({ unkept: _, ...answer }: Answer, unkept: boolean): Answer {
  return unkept ? { ...answer, unkept } : answer
}

function reopen({ outcome: _outcome, ended: _ended, ...answer }: Answer, sent = answer.sent): Answer {
  return { ...answer, ...(sent && { sent }) }
}
