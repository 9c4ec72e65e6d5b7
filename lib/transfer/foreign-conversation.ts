import type { Conversation } from '../model/conversation.ts'
import type { Answer, Message, MessageId, Outcome, Question } from '../model/message.ts'
import { seenTitle, titleOf } from '../model/title.ts'
import { stableId } from './stable-id.ts'

/** What another program said in a conversation, as far as we can keep it. */
export interface ForeignTurn {
  /** Tells it from every other turn of the conversation. */
  readonly name: string
  /** The `name` of the turn that it answers or follows; absent at the beginning. */
  readonly parent?: string
  readonly role: 'user' | 'assistant'
  readonly text: string
  readonly reasoning?: string
  readonly model?: string
  readonly outcome?: Outcome
  /** In milliseconds. */
  readonly created: number
}

export interface Foreign {
  readonly name: string
  /** Who answered: stands where a host does. */
  readonly host: string
  readonly title: string
  readonly created: number
  readonly updated: number
  /** A parent before its children. */
  readonly turns: readonly ForeignTurn[]
  /** The turn shown last; absent for the last there is. */
  readonly shown?: string | undefined
}

const CONNECTION = 'imported'
const NO_QUESTION = '…'

/** The same conversation whenever it is imported: its ids are made of the other program's. */
export function toConversation({ name, host, title, created, updated, turns, shown }: Foreign): Conversation {
  const messages: Message[] = []
  const ids = new Map<string, MessageId>()
  const times = new Map<string, number>()

  const idOf = (turn: string, time: number) => stableId(time, `${host}/${name}/${turn}`)

  for (const turn of turns) {
    // A parent's id sorts before its children's, whatever a file says of times. One is left for a question in between.
    const time = Math.max(turn.created + 1, (times.get(turn.parent ?? '') ?? 0) + 2)
    const id = idOf(turn.name, time)
    const parent = ids.get(turn.parent ?? '')
    ids.set(turn.name, id)
    times.set(turn.name, time)
    if (turn.role === 'user') messages.push(toQuestion(turn, id, parent))
    else messages.push(toAnswer(turn, id, parent ?? unasked(turn, time - 1)))
  }

  /** An answer that nothing was asked for gets a question that says so: there is no answer without one. */
  function unasked(turn: ForeignTurn, time: number): MessageId {
    const id = idOf(`${turn.name}/question`, time)
    messages.push(toQuestion({ ...turn, text: NO_QUESTION }, id, undefined))
    return id
  }

  function toAnswer(turn: ForeignTurn, id: MessageId, parent: MessageId): Answer {
    return {
      role: 'assistant',
      id,
      parent,
      text: turn.text,
      ...(turn.reasoning && { reasoning: turn.reasoning }),
      connection: CONNECTION,
      model: turn.model ?? '',
      host,
      outcome: turn.outcome ?? { status: 'complete', finishReason: 'stop' },
      created: turn.created,
    }
  }

  const leaf = ids.get(shown ?? '') ?? messages.at(-1)?.id
  const question = messages.find(message => message.role === 'user')
  return {
    id: stableId(created, `${host}/${name}`),
    title: seenTitle(title.trim()) || (question?.role === 'user' ? seenTitle(titleOf(question)) : ''),
    created,
    updated,
    ...(leaf && { leaf }),
    messages,
  }
}

function toQuestion(turn: ForeignTurn, id: MessageId, parent: MessageId | undefined): Question {
  return {
    role: 'user',
    id,
    ...(parent && { parent }),
    parts: turn.text ? [{ type: 'text', text: turn.text }] : [],
    created: turn.created,
  }
}
