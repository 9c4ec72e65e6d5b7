import type { Conversation } from '../model/conversation.ts'
import { checkNode, fromChatGpt } from './chatgpt.ts'
import { checkRecord, fromChatGptBox } from './chatgptbox.ts'
import type { Collector } from './collector.ts'
import type { JsonVisitor } from './json-walker.ts'
import { MAX_IMPORT_MESSAGES } from './limits.ts'
import { checkSaid, fromPageAssist } from './page-assist.ts'
import { type Path, refuse } from './refuse.ts'

/** How one program writes a conversation: its fields, and the one list of what was said. */
interface Dialect<T> {
  /** The field that holds the list. */
  readonly list: string
  readonly kind: 'object' | 'array'
  /** The fields that are read; all others are passed over. */
  readonly fields: readonly string[]
  check(value: unknown, path: Path): T
  /** What an item is called by those that follow it, and no other is; absent where the order alone tells. */
  idOf?(item: T): string
  toConversation(fields: unknown, items: readonly T[], path: Path): Conversation
}

const chatGpt = dialect({
  list: 'mapping',
  kind: 'object',
  fields: ['id', 'conversation_id', 'title', 'create_time', 'update_time', 'current_node'],
  check: checkNode,
  idOf: ({ id }) => id,
  toConversation: fromChatGpt,
})

const chatGptBox = dialect({
  list: 'conversationRecords',
  kind: 'array',
  fields: ['sessionId', 'sessionName', 'aiName', 'modelName', 'createdAt', 'updatedAt'],
  check: checkRecord,
  toConversation: fromChatGptBox,
})

const pageAssist = dialect({
  list: 'messages',
  kind: 'array',
  fields: ['history'],
  check: checkSaid,
  idOf: ({ id }) => id,
  toConversation: (fields: unknown, items, path) =>
    fromPageAssist((fields as { history?: unknown }).history, items, path), // made below, of these fields
})

/** A dialect that keeps its own kind of items to itself. */
function dialect<T>({ check, idOf, toConversation, ...rest }: Dialect<T>) {
  return {
    ...rest,
    begin() {
      const items: T[] = []
      const ids = new Set<string>()
      return {
        add(value: unknown, path: Path) {
          const item = check(value, path)
          const id = idOf?.(item)
          if (id !== undefined && ids.has(id)) refuse('twice', [...path, 'id'])
          if (id !== undefined) ids.add(id)
          items.push(item)
        },
        end: (fields: unknown, path: Path) => toConversation(fields, items, path),
      }
    },
  }
}

/** A list of conversations, at `depth` in the file. Of other programs it takes what was said, and nothing else. */
function createListReader(
  collector: Collector,
  depth: number,
  dialects: readonly ReturnType<typeof dialect>[],
): JsonVisitor {
  let fields: Record<string, unknown> = {}
  let list: ReturnType<ReturnType<typeof dialect>['begin']> | undefined
  let count = 0

  const named = (path: Path) => dialects.find(({ list }) => list === path[depth + 1])

  return {
    enter(path, kind) {
      const level = path.length - depth
      if (level === 0) {
        if (kind !== 'array') refuse('unknown-format', path)
        return 'walk'
      }
      if (level === 1) {
        if (kind !== 'object') refuse('unknown-format', path)
        fields = {}
        list = undefined
        return 'walk'
      }
      if (level > 2) return 'take'
      const found = named(path)
      if (!found) return dialects.some(one => one.fields.includes(String(path[depth + 1]))) ? 'take' : 'skip'
      if (kind !== found.kind) refuse('invalid', path)
      list = found.begin()
      return 'walk'
    },

    take(path, value) {
      if (path.length - depth === 2) {
        fields[String(path[depth + 1])] = value
        return
      }
      count += 1
      if (count > MAX_IMPORT_MESSAGES) refuse('too-many', path)
      list?.add(value, path)
    },

    leave(path) {
      if (path.length - depth !== 1) return
      if (!list) refuse('unknown-format', path)
      const conversation = list.end(fields, path)
      // One that was begun and in which nothing was said.
      if (conversation.messages.length > 0) collector.whole(conversation, path)
    },
  }
}

export const createArrayReader = (collector: Collector): JsonVisitor =>
  createListReader(collector, 0, [chatGpt, chatGptBox])

export const createChatGptBoxReader = (collector: Collector): JsonVisitor =>
  createListReader(collector, 1, [chatGptBox])

export const createPageAssistReader = (collector: Collector): JsonVisitor =>
  createListReader(collector, 1, [pageAssist])
