import { expect, test } from 'vitest'
import { createAnswerParser } from '../../../lib/provider/answer-parser.ts'
import { createOutcome, type Outcome, type Recording, readRecordings } from './recordings.ts'

// Those without a response never reach a parser.
const recordings = readRecordings().filter(({ status }) => status > 0)

function read({ status, retryAfter }: Recording, pieces: Iterable<Uint8Array>): Outcome {
  const answer = createAnswerParser({
    status,
    retryAfter,
    body: { model: 'asked-for', messages: [] },
    secrets: [],
  })
  const outcome = createOutcome()
  try {
    for (const piece of pieces) for (const event of answer.feed(piece)) outcome.add(event)
    for (const event of answer.end('clean')) outcome.add(event)
  } catch (error) {
    outcome.fail(error)
  }
  return outcome.result()
}

/** The body cut at `at`, and again each `stride` bytes after it. */
function* cut(body: Uint8Array, at: number, stride: number): Generator<Uint8Array> {
  for (let from = 0, to = at; from < body.length; from = to, to += stride) yield body.subarray(from, to)
}

/**
 * Short recordings are read in two pieces, once for each point. In the long ones, where that would take minutes, the points that
 * lie this far apart are taken together: nearly always another event, and a cut cannot reach beyond its event.
 */
function strideOf({ body }: Recording): number {
  return body.length <= 1_024 ? body.length : 512
}

test('each recording of a real server becomes what a reader of it expects', () => {
  const outcomes = recordings.map(recording => [recording.name, read(recording, [recording.body])])
  expect(Object.fromEntries(outcomes)).toEqual(
    Object.fromEntries(recordings.map(({ name, expected }) => [name, expected])),
  )
})

test.each(recordings)('$name reads the same at every split point', { timeout: 60_000 }, recording => {
  const whole = JSON.stringify(read(recording, [recording.body]))
  const stride = strideOf(recording)
  for (let at = 1; at <= stride; at++) {
    const split = JSON.stringify(read(recording, cut(recording.body, at, stride)))
    // An assertion for each of 50,000 readings takes longer than the readings.
    if (split !== whole) expect(split, `cut at ${at}`).toBe(whole)
  }
})

test.each(recordings)('$name reads the same byte by byte', recording => {
  expect(read(recording, cut(recording.body, 1, 1))).toEqual(read(recording, [recording.body]))
})
