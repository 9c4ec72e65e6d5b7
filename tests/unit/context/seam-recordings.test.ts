import { expect, test } from 'vitest'
import { createSeam } from '../../../lib/context/seam.ts'
import { createAnswerParser } from '../../../lib/provider/answer-parser.ts'
import type { CompletionEvent } from '../../../lib/provider/completion.ts'
import { readRecordings } from '../provider/recordings.ts'

/** The texts of a recorded answer, as they came. */
function deltasOf({ status, body }: { readonly status: number; readonly body: Buffer }): string[] {
  const parser = createAnswerParser({
    status,
    retryAfter: undefined,
    body: { model: 'm', messages: [] },
    secrets: [],
  })
  const events: CompletionEvent[] = [...parser.feed(body)]
  return events.flatMap(event => (event.type === 'text' ? event.text : []))
}

const answers = readRecordings()
  .filter(({ status, expected }) => status === 200 && (expected.text?.length ?? 0) > 40)
  .map(recording => ({ name: recording.name, deltas: deltasOf(recording) }))
  .filter(({ deltas }) => deltas.length > 1)

function join(before: string, deltas: readonly string[], isPrefix: boolean): string {
  const seam = createSeam(before, isPrefix)
  return before + deltas.map(seam.push).join('') + seam.flush()
}

test('there are answers of several servers', () => {
  expect(answers.length).toBeGreaterThan(10)
  expect(new Set(answers.map(({ name }) => name.split('-', 1)[0])).size).toBeGreaterThan(3)
})

test.each(answers)('$name, broken off anywhere, goes on to be what it was', ({ deltas }) => {
  const whole = deltas.join('')
  const step = Math.ceil(deltas.length / 25)
  for (let cut = 1; cut < deltas.length; cut += step) {
    const before = deltas.slice(0, cut).join('')
    const rest = deltas.slice(cut)
    expect(join(before, rest, true)).toBe(whole)
    expect(join(before, rest, false)).toBe(whole)
  }
})

test.each(answers)(
  '$name, sent back whole by a server that is given its beginning, is there once',
  ({ deltas }) => {
    const whole = deltas.join('')
    for (const cut of [30, 60, Math.floor(whole.length / 2), whole.length - 1])
      expect(join(whole.slice(0, cut), deltas, true)).toBe(whole)
  },
)
