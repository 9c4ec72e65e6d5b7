/** ChatGPTBox's export: an array of sessions, each a list of questions with their answers. */
import * as v from 'valibot'
import type { Conversation } from '../model/conversation.ts'
import { checkForeign, isoTime } from './check-foreign.ts'
import { type ForeignTurn, toConversation } from './foreign-conversation.ts'
import type { Path } from './refuse.ts'

const recordSchema = v.object({ question: v.nullish(v.string()), answer: v.nullish(v.string()) })

type SessionRecord = v.InferOutput<typeof recordSchema>

const fieldsSchema = v.object({
  sessionId: v.nullish(v.string()),
  sessionName: v.nullish(v.string()),
  aiName: v.nullish(v.string()),
  modelName: v.nullish(v.string()),
  createdAt: v.nullish(isoTime),
  updatedAt: v.nullish(isoTime),
})

export function checkRecord(value: unknown, path: Path): SessionRecord {
  return checkForeign(recordSchema, value, path)
}

export function fromChatGptBox(value: unknown, records: readonly SessionRecord[], path: Path): Conversation {
  const fields = checkForeign(fieldsSchema, value, path)
  const created = fields.createdAt ?? 0
  const model = fields.aiName ?? fields.modelName ?? ''
  let before: string | undefined
  const turns = records.flatMap(({ question, answer }, index): ForeignTurn[] => {
    // They have no ids of their own: of a session that comes again, answered anew, both answers are kept.
    const asked = `${index}/question/${question}`
    const answered = `${index}/answer/${answer}`
    // Nor times: each stands a moment after the one before, so that they sort.
    const at = created + 2 * index
    const pair: ForeignTurn[] = [
      {
        name: asked,
        ...(before !== undefined && { parent: before }),
        role: 'user',
        text: question ?? '',
        created: at,
      },
      { name: answered, parent: asked, role: 'assistant', text: answer ?? '', model, created: at + 1 },
    ]
    before = answered
    return pair
  })
  return toConversation({
    name: fields.sessionId ?? `${fields.sessionName} ${created} ${records[0]?.question}`,
    host: 'ChatGPTBox',
    title: isDate(fields.sessionName ?? '') ? '' : (fields.sessionName ?? ''),
    created,
    updated: fields.updatedAt ?? created,
    turns,
  })
}

/** A session is called by the moment it began, until somebody gives it a name: its question is the better title. */
function isDate(name: string): boolean {
  return /^[\d/.,:\s-]+(?:[AP]M)?$/i.test(name)
}
