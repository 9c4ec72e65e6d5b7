import type { Staged } from '../model/staged.ts'
import { createCollector } from './collector.ts'
import { EXPORT_FORMAT, EXPORT_VERSION } from './export-schema.ts'
import { createArrayReader, createPageAssistReader } from './foreign-reader.ts'
import { createJsonWalker, type JsonVisitor } from './json-walker.ts'
import { createOwnReader } from './own-reader.ts'
import { type Path, refuse } from './refuse.ts'

export interface ImportReader {
  /** The next piece of the file's text, cut anywhere. Throws `RefusedFile`. */
  write(text: string): void
  /** What was read since it was taken last. */
  take(): Staged
  /** The file is over. Throws `RefusedFile` where it should not be. */
  end(): void
}

/** Reads an export of ours, ChatGPT's `conversations.json`, Page Assist's and ChatGPTBox's exports; tells them apart as it goes. */
export function createImportReader(): ImportReader {
  const collector = createCollector()
  let reader: JsonVisitor | undefined
  const own: { isNamed?: boolean; hasVersion?: boolean; hasList?: boolean; stranger?: Path } = {}
  let isForeign = false

  function readField(name: string | number | undefined, path: Path) {
    if (name === 'format' || name === 'version') return 'take'
    if (name === 'conversations') {
      own.hasList = true
      reader = createOwnReader(collector)
      return undefined
    }
    if (name === 'chat') {
      isForeign = true
      reader = createPageAssistReader(collector)
      return undefined
    }
    own.stranger ??= [...path]
    return 'skip'
  }

  const visitor: JsonVisitor = {
    enter(path, kind) {
      if (path.length === 0) {
        // Read to its end, which tells what is none of the formats from what is no JSON.
        if (kind === 'scalar') return 'take'
        if (kind === 'array') reader = createArrayReader(collector)
        isForeign = kind === 'array'
        return reader?.enter(path, kind) ?? 'walk'
      }
      if (path.length === 1 && typeof path[0] === 'string') {
        reader = undefined
        const way = readField(path[0], path)
        if (way) return way
      }
      return reader?.enter(path, kind) ?? 'skip'
    },

    take(path, value) {
      if (reader) reader.take(path, value)
      else if (path[0] === 'format') {
        if (value !== EXPORT_FORMAT) refuse('unknown-format', path)
        own.isNamed = true
      } else if (path[0] === 'version') {
        own.hasVersion = true
        if (typeof value === 'number' && value > EXPORT_VERSION) refuse('newer', path)
        if (value !== EXPORT_VERSION) refuse('invalid', path)
      }
    },

    leave: path => reader?.leave(path),
  }

  const walker = createJsonWalker(visitor)

  return {
    write: walker.write,
    take: collector.take,

    end() {
      walker.end()
      if (!isForeign) checkOwn()
      if (collector.conversations === 0) refuse('empty', [])
    },
  }

  function checkOwn(): void {
    const { isNamed, hasVersion, hasList, stranger } = own
    if (!isNamed && !hasVersion && !hasList) refuse('unknown-format', [])
    if (!hasVersion) refuse('missing', ['version'])
    if (!isNamed) refuse('missing', ['format'])
    // Settings, keys: nothing else has a place in it.
    if (stranger) refuse('unexpected', stranger)
    if (!hasList) refuse('missing', ['conversations'])
  }
}
