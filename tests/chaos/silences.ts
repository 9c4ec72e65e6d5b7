import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '../e2e/fixtures/extension.ts'
import type { AnswerWriter } from '../servers/answer-writer.ts'
import { isLong } from './tries.ts'

const SILENCE = 90_000
/** By night the answer takes ten minutes. */
const { silences, speech } = isLong ? { silences: 3, speech: 110_000 } : { silences: 1, speech: 0 }

export const TRIES = isLong ? 10 : 1
export const SILENCES = `${silences} × 90 s of silence`
/** Milliseconds that `speakAfterSilences` takes. */
export const LASTING = silences * (SILENCE + speech)
/** Milliseconds in which a background that does nothing is gone, the browser's own half minute and what it takes. */
export const ASLEEP = 60_000

/** Of an answer that has begun: says nothing, and goes on, for so many times; and ends, having been heard to its end. */
export async function speakAfterSilences(answer: AnswerWriter): Promise<void> {
  for (let silence = 1; silence <= silences; silence++) {
    await sleep(SILENCE)
    for (const end = Date.now() + speech; Date.now() < end; await sleep(1000)) await answer.write(' on')
  }
  await answer.write(' and after')
  await answer.end()
  expect((await answer.request.closed).by).toBe('server')
}
