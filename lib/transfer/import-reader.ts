import type { ImportRefusalReason } from '../model/import-refusal.ts'
import type { Staged } from '../model/staged.ts'
import { createCollector } from './collector.ts'
import { EXPORT_FORMAT, EXPORT_VERSION } from './export-schema.ts'
import { createArrayReader, createChatGptBoxReader, createPageAssistReader } from './foreign-reader.ts'
import { createJsonWalker, type JsonVisitor } from './json-walker.ts'
import { createOwnReader } from './own-reader.ts'
import { type Path, RefusedFile, refuse } from './refuse.ts'

export interface ImportReader {
  /** The next piece of the file's text, cut anywhere. Throws `RefusedFile`. */
  write(text: string): void
  /** What was read since it was taken last. */
  take(): Staged
  /** The file is over. Throws `RefusedFile` where it should not be. */
  end(): void
}

/** What only our own format is wrong in: of a file that does not say to be one of ours it says nothing. */
const OWN_REASONS: readonly ImportRefusalReason[] = ['missing', 'invalid', 'unexpected']

/** Reads an export of ours, ChatGPT's `conversations.json`, Page Assist's and ChatGPTBox's exports; tells them apart as it goes. */
export function createImportReader(): ImportReader {
  const collector = createCollector()
  let reader: JsonVisitor | undefined
  const own: { isNamed?: boolean; version?: unknown; hasList?: boolean; stranger?: Path } = {}
  /** Where it is another program's: in the file as a whole, or in one of its fields. */
  let foreign: Path | undefined

  function readField(name: string | number | undefined, path: Path) {
    if (name === 'format' || name === 'version') return 'take'
    if (name === 'conversations') {
      own.hasList = true
      reader = createOwnReader(collector)
      return undefined
    }
    if (name === 'chat' || name === 'sessions') {
      foreign ??= [...path]
      reader = name === 'chat' ? createPageAssistReader(collector) : createChatGptBoxReader(collector)
      return undefined
    }
    own.stranger ??= [...path]
    return 'skip'
  }

  /** Any file may have a version: what it means is known once the file says what it is. */
  function checkVersion(): void {
    const { isNamed, version } = own
    if (!isNamed || version === undefined) return
    if (isNewer(version)) refuse('newer', ['version'])
    if (version !== EXPORT_VERSION) refuse('invalid', ['version'])
  }

  /** What is done with a part of it, refused as no export of ours where it does not say to be one. */
  function reading<T>(path: Path, read: () => T): T {
    try {
      return read()
    } catch (error) {
      const isOwn = own.isNamed || foreign
      if (error instanceof RefusedFile && !isOwn && OWN_REASONS.includes(error.refusal.reason))
        return refuse('unknown-format', path)
      throw error
    }
  }

  const visitor: JsonVisitor = {
    enter(path, kind) {
      if (path.length === 0) {
        // Read to its end, which tells what is none of the formats from what is no JSON.
        if (kind === 'scalar') return 'take'
        if (kind === 'array') {
          reader = createArrayReader(collector)
          foreign = []
        }
        return reader?.enter(path, kind) ?? 'walk'
      }
      if (path.length === 1 && typeof path[0] === 'string') {
        reader = undefined
        const way = readField(path[0], path)
        if (way) return way
      }
      return reading(path, () => reader?.enter(path, kind) ?? 'skip')
    },

    take(path, value) {
      if (reader) reading(path, () => reader?.take(path, value))
      else if (path[0] === 'format') {
        if (value !== EXPORT_FORMAT) refuse('unknown-format', path)
        own.isNamed = true
        checkVersion()
      } else if (path[0] === 'version') {
        own.version = value
        checkVersion()
      }
    },

    leave: path => reading(path, () => reader?.leave(path)),
  }

  const walker = createJsonWalker(visitor)

  return {
    write: walker.write,
    take: collector.take,

    end() {
      walker.end()
      if (!foreign) checkOwn()
      // Nothing of another program's has a place in an export of ours.
      else if (own.isNamed || own.hasList) refuse('unexpected', foreign)
      if (collector.conversations === 0) refuse('empty', [])
    },
  }

  function checkOwn(): void {
    const { isNamed, version, hasList, stranger } = own
    if (!isNamed) {
      if (isNewer(version) && !stranger && !hasList) refuse('newer', ['version'])
      refuse('unknown-format', version !== undefined && hasList ? ['format'] : [])
    }
    if (version === undefined) refuse('missing', ['version'])
    // Settings, keys: nothing else has a place in it.
    if (stranger) refuse('unexpected', stranger)
    if (!hasList) refuse('missing', ['conversations'])
  }
}

const isNewer = (version: unknown): boolean => typeof version === 'number' && version > EXPORT_VERSION
