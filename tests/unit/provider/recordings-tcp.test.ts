import { expect, onTestFinished, test } from 'vitest'
import type { Clock } from '../../../lib/provider/clock.ts'
import { Mishalsgpt } from '../../../lib/provider/mishalsgpt.ts'
import { createRandom } from '../../random.ts'
import { type RawStep, startRawServer } from '../../servers/raw-server.ts'
import { createOutcome, type Outcome, type Recording, readRecordings } from './recordings.ts'

// The one without a connection has nothing to serve.
const recordings = readRecordings().filter(({ name }) => name !== 'ik-after-crash')

/** In bytes: of a streamed answer the first event, and how it ends. */
const FIRST = 150
const LAST = 80

test.each(recordings)('$name reads as expected off a socket, whole', async recording => {
  expect(await ask(recording, [recording.bytes])).toEqual(expectedOverTcp(recording))
})

// Without a socket all of it is: here a turn of the event loop for each of half a million bytes takes most of a minute.
test.each(recordings)('$name reads as expected off a socket, its ends byte by byte', async recording => {
  expect(await ask(recording, cutAtEnds(recording.bytes))).toEqual(expectedOverTcp(recording))
})

test.each(recordings)('$name reads as expected off a socket, at 5 seeded splits', async recording => {
  const random = createRandom(recording.bytes.length)
  for (let split = 0; split < 5; split++) {
    const at = Math.floor(random() * recording.bytes.length)
    const pieces = [recording.bytes.subarray(0, at), recording.bytes.subarray(at)]
    expect(await ask(recording, pieces), `split at ${at}`).toEqual(expectedOverTcp(recording))
  }
})

/** The first bytes one at a time, those between at once, and the last ones one at a time again. */
function cutAtEnds(bytes: Uint8Array): Uint8Array[] {
  const last = Math.max(FIRST, bytes.length - LAST)
  const oneByOne = (part: Uint8Array) => Array.from(part, byte => Uint8Array.of(byte))
  const between = bytes.subarray(FIRST, last)
  return [
    ...oneByOne(bytes.subarray(0, FIRST)),
    ...(between.length > 0 ? [between] : []),
    ...oneByOne(bytes.subarray(last)),
  ]
}

/** Serves the recording in these pieces and reads it as the extension does, with the platform's own `fetch`. */
async function ask(recording: Recording, pieces: readonly Uint8Array[]): Promise<Outcome> {
  const server = await startRawServer(() => play(recording, pieces))
  onTestFinished(() => server.stop())
  const clock = createStillClock()
  const provider = new Mishalsgpt({ url: server.url, retries: 0, clock })
  const outcome = createOutcome()
  try {
    const messages = [{ role: 'user', content: 'Hello' }] as const
    for await (const event of provider.streamEvents({ model: 'asked-for', messages, stream: true })) {
      outcome.add(event)
      const isAll = outcome.textLength === recording.expected.text?.length
      if (isAll && !recording.isClosed) clock.letTimeOut()
    }
  } catch (error) {
    outcome.fail(error)
  }
  return outcome.result()
}

function* play({ isClosed }: Recording, pieces: readonly Uint8Array[]): Generator<RawStep> {
  for (const write of pieces) yield { write }
  if (isClosed) yield { close: 'fin' }
}

function expectedOverTcp({ expected, overTcp }: Recording) {
  return overTcp ? { ...expected, failure: expect.objectContaining(overTcp) } : expected
}

/** No slow machine runs into a time-out: no time passes until a recording whose server fell silent is at its end. */
function createStillClock(): Clock & { letTimeOut(): void } {
  let isOver = false
  return {
    now: Date.now,
    after(_ms, task) {
      const timer = isOver ? setImmediate(task) : undefined
      return () => clearImmediate(timer)
    },
    letTimeOut() {
      isOver = true
    },
  }
}
