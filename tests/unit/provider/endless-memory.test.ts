import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ask } from './fake-server.ts'

const KIB = 2 ** 10
const MIB = 2 ** 20
const GIB = 2 ** 30
/** What one answer may take of memory, however much is sent. */
const MOST = 32 * MIB

/** A body of a gibibyte in pieces of 64 KiB of the same, and what was used while it was read. */
function createGibibyte(first: string, again: string) {
  const letters = new Uint8Array(64 * KIB).map((_, index) => utf8(again)[index % utf8(again).length] ?? 0)
  const encoded = new TextEncoder().encode(first)
  let sent = 0
  let peak = 0
  let cancelledAt: number | undefined
  let lastAt = 0
  const before = used()
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        // Each is bytes of its own, as the network's are.
        const bytes = sent === 0 ? encoded : letters.slice()
        sent += bytes.length
        if (sent % MIB < bytes.length) peak = Math.max(peak, used() - before)
        if (sent >= GIB) controller.close()
        else controller.enqueue(bytes)
        lastAt = performance.now()
      },
      cancel() {
        cancelledAt = performance.now()
      },
    },
    { highWaterMark: 0 },
  )
  return {
    stream,
    sent: () => sent,
    /** With what is held at the end. */
    growth: () => Math.max(peak, used() - before),
    /** Milliseconds from the last piece to the end of the connection. */
    delay: () => (cancelledAt ?? Number.POSITIVE_INFINITY) - lastAt,
  }
}

function used(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const utf8 = (text: string) => new TextEncoder().encode(text)

const JSON_STRING = '{"choices":[{"message":{"content":"'

test.for([
  ['a line without end', 'data: ', 'x', MIB],
  ['a field’s name without end', 'data: x\nx', 'x', MIB],
  ['a comment without end', ': ', 'x', MIB],
  ['an event of lines with nothing on them', 'data:\n', 'data:\n', MIB],
  ['an event of lines with a letter on each', 'data:\n', 'data:x\n', MIB],
  ['an event of kinds', 'data:\n', 'event:x\n', MIB],
  ['an event of comments', 'data:\n', ':\r', MIB],
  ['a JSON string without end', JSON_STRING, 'x', 8 * MIB],
  ['a JSON string of Chinese without end', JSON_STRING, '答', 3 * 8 * MIB],
  ['text without end', 'Sorry. ', 'x', 64 * KIB],
] as const)(
  'of a gibibyte that is %s little is read, and little held',
  async ([, first, again, limit], { task }) => {
    const body = createGibibyte(first, again)
    // As it is, and no copy of it, which would keep what the other one has read.
    const { error } = await ask({ fetch: async () => new Response(body.stream) })
    expect(error?.kind).toBe(limit === 64 * KIB ? 'malformed' : 'too-large')
    expect(body.sent()).toBeLessThan(limit + 256 * KIB)
    expect(body.growth()).toBeLessThan(MOST)
    expect(body.delay()).toBeLessThan(100)
    task.meta.tries = 1
  },
)

test('a gibibyte in a mebibyte of gzip is held no more than it is read, and left at the limit', async ({
  task,
}) => {
  const member = gzipSync(Buffer.alloc(16 * MIB, 'x'))
  const before = used()
  let [sent, length, peak, lastAt] = [0, 0, 0, 0]
  let cancelledAt = Number.POSITIVE_INFINITY
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        controller.enqueue(Uint8Array.from(sent++ === 0 ? gzipSync('data: ') : member))
        if (sent > 64) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader()
  const unpacked = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read()
        peak = Math.max(peak, used() - before)
        lastAt = performance.now()
        length += value?.length ?? 0
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel(reason) {
        cancelledAt = performance.now()
        return reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  const { error } = await ask({ fetch: async () => new Response(unpacked) })
  expect(error?.kind).toBe('too-large')
  expect(cancelledAt - lastAt).toBeLessThan(100)
  expect(length).toBeLessThan(MIB + 256 * KIB)
  expect(Math.max(peak, used() - before)).toBeLessThan(MOST)
  task.meta.tries = 1
})
