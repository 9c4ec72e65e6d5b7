import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ask } from './fake-server.ts'

const KIB = 2 ** 10
const MIB = 2 ** 20
const GIB = 2 ** 30
/** What one answer may take of memory, however much is sent. */
const MOST = 32 * MIB

/** A body of a gibibyte in pieces of 64 KiB, and what was used while it was read. */
function createGibibyte(first: string) {
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

const letters = new Uint8Array(64 * KIB).fill(120)

test.for([
  ['a line without end', 'data: ', MIB],
  ['a field’s name without end', 'data: x\nx', MIB],
  ['a comment without end', ': ', MIB],
  ['a JSON string without end', '{"choices":[{"message":{"content":"', 8 * MIB],
  ['text without end', 'Sorry. ', 64 * KIB],
] as const)(
  'of a gibibyte that is %s little is read, and little held',
  async ([, first, limit], { task }) => {
    const body = createGibibyte(first)
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
