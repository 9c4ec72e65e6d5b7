import type { OutgoingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AnswerWriter } from './answer-writer.ts'

/** What a server does with one question. */
export type ScriptedAnswer = (answer: AnswerWriter) => void | Promise<void>

export interface Pace {
  /** Milliseconds before the headers. */
  delay?: number
  /** Milliseconds between two pieces. */
  gap?: number
}

/** Says these pieces, one chunk each, and ends well. */
export const says =
  (pieces: string | string[], pace: Pace = {}): ScriptedAnswer =>
  async answer => {
    await speak(answer, pieces, pace)
    await answer.end()
  }

/** Says this in deltas of so many characters, flat out, and ends well. */
export const pours =
  (text: string, size: number): ScriptedAnswer =>
  async answer => {
    await answer.pour(cutEvery(text, size))
    await answer.end()
  }

/** Says these pieces and is gone. */
export const breaksOff =
  (pieces: string | string[], how: Parameters<AnswerWriter['cut']>[0], pace: Pace = {}): ScriptedAnswer =>
  async answer => {
    await speak(answer, pieces, pace)
    await answer.cut(how)
  }

/** Says these pieces and then nothing more, on a connection that stays open; with no pieces, not even headers. */
export const fallsSilent =
  (pieces: string[] = []): ScriptedAnswer =>
  answer =>
    speak(answer, pieces, {})

/** Refuses, with what a real server sends. */
export const fails =
  (status: number, body: unknown, headers?: OutgoingHttpHeaders): ScriptedAnswer =>
  answer =>
    answer.reply(status, body, headers)

/** Sends a recorded body as it was, in as many pieces as there are. */
export const sends =
  (...pieces: (string | Uint8Array)[]): ScriptedAnswer =>
  async answer => {
    for (const piece of pieces) await answer.raw(piece)
    await answer.cut('clean')
  }

/** A text in pieces of so many UTF-16 code units, the last perhaps shorter. */
export function* cutEvery(text: string, size: number): Generator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size)
}

/** Speaks until all is said or the client has gone. */
export async function speak(
  answer: AnswerWriter,
  pieces: string | string[],
  { delay = 0, gap = 0 }: Pace,
): Promise<void> {
  await pause(delay, answer.signal)
  for (const piece of [pieces].flat()) {
    if (answer.signal.aborted) return
    await answer.write(piece)
    await pause(gap, answer.signal)
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  // Nobody is left to be kept waiting once the signal is aborted.
  if (milliseconds > 0) await sleep(milliseconds, undefined, { signal }).catch(() => {})
}
