import type { Seam } from '../context/seam.ts'
import type { ChatEvent } from '../model/chat-event.ts'
import type { Answer, FinishReason, Outcome, Usage } from '../model/message.ts'
import { rest, think } from '../model/thought.ts'
import type { CompletionEvent } from '../provider/completion.ts'
import { ProviderError } from '../provider/provider-error.ts'
import type { Delta } from './delta.ts'
import { createDeltaCoalescer } from './delta-coalescer.ts'
import type { JournalWriter } from './journal-writer.ts'
import { pace } from './pace.ts'

export interface RunOptions {
  /** As it stands before the run: with text when it is being continued. */
  readonly answer: Answer
  readonly stream: () => AsyncIterable<CompletionEvent>
  /** Where what comes is joined to what the answer has. */
  readonly seam: Seam
  /** Aborted by the person's *Stop*. */
  readonly signal: AbortSignal
  readonly journal: JournalWriter
  readonly apply: (event: ChatEvent) => void
  readonly now: () => number
}

export interface RunEnd {
  readonly outcome: Outcome
  /** Whether anything of the answer came. */
  readonly received?: boolean
  /** Of all of the answer, what was there before too. */
  readonly usage?: Usage
}

/** Streams one answer to its end: `waiting → streaming → complete | stopped | failed | interrupted | truncated`. */
export async function runAnswer(options: RunOptions): Promise<RunEnd> {
  const { answer, stream, seam, signal, journal, apply, now } = options
  const messageId = answer.id
  const coalescer = createDeltaCoalescer(pass, now)
  let received = false
  let { thought } = answer
  let usage: Usage | undefined
  let finishReason: FinishReason = 'done'

  function pass({ text, reasoning, thought }: Delta): void {
    apply({
      type: 'delta',
      messageId,
      ...(text && { text }),
      ...(reasoning && { reasoning }),
      ...(thought && { thought }),
    })
  }

  function receive(text: string, reasoning: string): void {
    received = true
    const at = now()
    const before = thought
    thought = reasoning ? think(thought, at) : rest(thought, at)
    const delta = { text, reasoning, ...(thought && thought !== before && { thought }) }
    // Whoever reads the journal after a death would not know when the thinking ended: there it has always just ended.
    journal.push(reasoning && thought ? { ...delta, thought: rest(thought, at) } : delta)
    coalescer.push(delta)
  }

  function join(text: string): void {
    if (text) receive(text, '')
  }

  async function read(): Promise<Outcome> {
    for await (const event of pace(stream(), now)) {
      switch (event.type) {
        case 'text':
          received = true
          join(seam.push(event.text))
          break
        case 'reasoning':
          receive('', event.text)
          break
        case 'usage':
          usage = event.usage
          break
        case 'finish':
          finishReason = event.finishReason
          break
        case 'retrying':
          apply({
            type: 'retrying',
            messageId,
            retrying: { attempt: event.attempt, until: now() + event.delayMs, failure: event.failure },
          })
          break
      }
      // What cannot be kept need not be sent: this closes the connection.
      if (journal.refusal) return { status: 'interrupted', failure: journal.refusal }
    }
    return { status: 'complete', finishReason }
  }

  const outcome = await read().catch((error: unknown) => {
    if (signal.aborted) return { status: 'stopped' } as const
    return toOutcome(error, received, answer)
  })
  join(seam.flush())
  coalescer.flush()
  await journal.close()
  const total = usage ? addUsage(answer, usage) : !received && answer.usage
  return { outcome, received, ...(total && { usage: total }) }
}

/** As it was sent last, and all that was written; `undefined` where what was there before was not counted. */
function addUsage({ text, reasoning, usage: before }: Answer, usage: Usage): Usage | undefined {
  if (!text && !reasoning) return usage
  const { completionTokens: written, ...sent } = usage
  if (before?.completionTokens === undefined || written === undefined) return undefined
  return { ...sent, completionTokens: before.completionTokens + written }
}

/** An answer that has text is never merely failed: what there is of it stays, and can be continued. */
function toOutcome(error: unknown, received: boolean, { text, reasoning }: Answer): Outcome {
  // Anything but a `ProviderError` is a defect of ours; the person is told that the answer could not be read.
  const finishReason = error instanceof ProviderError && error.finishReason
  // It had nothing to add to what was there: that was all of it.
  if (finishReason && text) return { status: 'complete', finishReason }
  const failure = error instanceof ProviderError ? error.toFailure() : ({ kind: 'malformed' } as const)
  if (!received && !text && !reasoning) return { status: 'failed', failure }
  if (received && failure.kind === 'truncated') return { status: 'truncated' }
  return { status: 'interrupted', failure }
}
