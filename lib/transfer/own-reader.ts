import { seenTitle } from '../model/title.ts'
import type { Collector } from './collector.ts'
import { checkHead, checkMessage } from './export-schema.ts'
import type { JsonVisitor } from './json-walker.ts'
import { type Path, refuse } from './refuse.ts'

/** Reads `conversations` of an export of ours: `[i]`, its fields, then its `messages` one by one. */
export function createOwnReader(collector: Collector): JsonVisitor {
  let fields: Record<string, unknown> = {}

  const isMessages = (path: Path) => path.length === 3 && path[2] === 'messages'

  return {
    enter(path, kind) {
      if (path.length === 1) {
        if (kind !== 'array') refuse('invalid', path)
        return 'walk'
      }
      if (path.length === 2) {
        if (kind !== 'object') refuse('invalid', path)
        fields = {}
        return 'walk'
      }
      if (!isMessages(path)) return 'take'
      if (kind !== 'array') refuse('invalid', path)
      // So that each message can be handed on as it comes.
      if (fields.id === undefined) refuse('missing', [...path.slice(0, 2), 'id'])
      return 'walk'
    },

    take(path, value) {
      if (path.length > 3) {
        collector.message(String(fields.id), checkMessage(value, path), path)
        return
      }
      const name = String(path[2])
      // Told before its messages are read, which it may not be the place for.
      if (name === 'id') checkHead({ id: value, title: '', created: 0, updated: 0 }, path.slice(0, 2))
      // Not assigned: a field may be called `__proto__`.
      Object.defineProperty(fields, name, { value, enumerable: true })
    },

    leave(path) {
      if (path.length === 3) fields = { ...fields, [MESSAGES]: true }
      if (path.length !== 2) return
      const { [MESSAGES]: hasMessages, ...head } = fields
      if (!hasMessages) refuse('missing', [...path, 'messages'])
      const checked = checkHead(head, path)
      collector.head({ ...checked, title: seenTitle(checked.title) }, path)
    },
  }
}

const MESSAGES = 'messages'
