/** Page Assist's export: an object whose `chat` is a list of histories with their messages. The rest of it is not ours to read. */
import * as v from 'valibot'
import type { Conversation } from '../model/conversation.ts'
import { checkForeign, time } from './check-foreign.ts'
import { type ForeignTurn, toConversation } from './foreign-conversation.ts'
import type { Path } from './refuse.ts'

const historySchema = v.object({ id: v.string(), title: v.nullish(v.string()), createdAt: time })

const messageSchema = v.object({
  id: v.string(),
  role: v.string(),
  content: v.string(),
  name: v.nullish(v.string()),
  createdAt: time,
  images: v.nullish(v.array(v.unknown())),
})

type Said = v.InferOutput<typeof messageSchema>

export function checkSaid(value: unknown, path: Path): Said {
  return checkForeign(messageSchema, value, path)
}

export function fromPageAssist(value: unknown, messages: readonly Said[], path: Path): Conversation {
  const history = checkForeign(historySchema, value, [...path, 'history'])
  const said = messages
    // Its instructions are not what was said, and are not to be sent as ours.
    .filter(({ role }) => role === 'user' || role === 'assistant')
    // It keeps them in any order, and shows them in this one.
    .toSorted((a, b) => a.createdAt - b.createdAt)
  const turns = said.map((message, index): ForeignTurn => {
    const before = said[index - 1]
    const { text, reasoning } =
      message.role === 'assistant' ? splitThought(message.content) : { text: message.content, reasoning: '' }
    return {
      name: message.id,
      ...(before && { parent: before.id }),
      role: message.role === 'user' ? 'user' : 'assistant',
      text: [text, ...(message.images ?? []).filter(Boolean).map(() => ATTACHMENT)].join('\n\n'),
      ...(reasoning && { reasoning }),
      ...(message.name && { model: message.name }),
      created: message.createdAt,
    }
  })
  return toConversation({
    name: history.id,
    host: 'Page Assist',
    title: history.title ?? '',
    created: history.createdAt,
    updated: turns.at(-1)?.created ?? history.createdAt,
    turns,
  })
}

const ATTACHMENT = '[image]'
const OPEN = '<think>'
const CLOSE = '</think>'

/** It keeps what a model thought in front of what it said. */
function splitThought(content: string): { text: string; reasoning: string } {
  const start = content.trimStart()
  const end = start.indexOf(CLOSE)
  if (!start.startsWith(OPEN) || end < 0) return { text: content, reasoning: '' }
  return {
    reasoning: start.slice(OPEN.length, end).trim(),
    text: start.slice(end + CLOSE.length).trimStart(),
  }
}
