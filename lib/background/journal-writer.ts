import type { Failure } from '../model/failure.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import type { Segment } from '../store/journal.ts'
import { toStorageFailure } from '../store/newer-data-error.ts'
import { TemporaryFullError } from '../store/temporary/temporary-full-error.ts'
import { type Delta, joinDeltas, NO_DELTA } from './delta.ts'

const MAX_DELAY = 200
/** Milliseconds after it came in which everything is stored, on a disk that works. */
const OVERDUE = 600

export interface JournalWriter {
  push(delta: Delta): void
  /** Writes nothing more; resolves when what was begun has ended. What waits is in the commit that follows. */
  close(): Promise<void>
  /** Why no more of the answer can be kept, once that is known. */
  readonly refusal: Failure | undefined
}

interface Options {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
  readonly append: (messageId: MessageId, n: number, segment: Segment) => Promise<void>
  /** Whether what came has waited too long to be stored. */
  readonly onOverdue: (overdue: boolean) => void
  readonly onError: (error: unknown) => void
}

/**
 * Appends to the journal at the first token, then at most 200 ms behind what was received, however much that is. One write
 * at a time: a segment that could not be written goes with the next, so that the journal never has a hole.
 */
export function createJournalWriter(options: Options): JournalWriter {
  const { conversationId, messageId, append, onOverdue, onError } = options
  let waiting = NO_DELTA
  let written = 0
  let writing: Promise<void> | undefined
  /** What waits has waited long enough: it follows what is being written at once. */
  let isDue = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** From when the first of what is not stored yet came. */
  let patience: ReturnType<typeof setTimeout> | undefined
  let overdue = false
  let closed = false
  let refusal: Failure | undefined

  function tell(isOverdue: boolean): void {
    patience = undefined
    if (overdue !== isOverdue) onOverdue(isOverdue)
    overdue = isOverdue
  }

  function wait(): void {
    if (!closed) patience ??= setTimeout(tell, OVERDUE, true)
  }

  function write(): void {
    clearTimeout(timer)
    timer = undefined
    isDue = writing !== undefined
    if (writing || closed || refusal) return
    const delta = waiting
    waiting = NO_DELTA
    writing = append(messageId, written + 1, { conversationId, ...delta })
      .then(
        () => {
          written += 1
          clearTimeout(patience)
          tell(false)
          if (waiting !== NO_DELTA) wait()
        },
        (error: unknown) => {
          waiting = joinDeltas(delta, waiting)
          if (error instanceof TemporaryFullError) refusal = toStorageFailure(error)
          else onError(error)
        },
      )
      .then(() => {
        writing = undefined
        if (isDue) write()
        else if (waiting !== NO_DELTA) timer ??= setTimeout(write, MAX_DELAY)
      })
  }

  return {
    get refusal() {
      return refusal
    },

    push(delta) {
      waiting = joinDeltas(waiting, delta)
      wait()
      if (written === 0 && !writing) write()
      else timer ??= setTimeout(write, MAX_DELAY)
    },

    async close() {
      closed = true
      await writing
      clearTimeout(timer)
      clearTimeout(patience)
    },
  }
}
