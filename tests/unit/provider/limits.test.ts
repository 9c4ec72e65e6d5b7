import { expect, test } from 'vitest'
import { ask, askBody, chunk, createFakeFetch, STOP, sse } from './fake-server.ts'

const KIB = 2 ** 10
const MIB = 2 ** 20

/** A body that repeats a piece for as long as it is read, and counts how often that was. */
function createEndlessBody(piece: string, first = '') {
  const bytes = new TextEncoder().encode(piece)
  let pulls = 0
  const stream = new ReadableStream<Uint8Array>({
    pull: controller => controller.enqueue(pulls++ === 0 && first ? new TextEncoder().encode(first) : bytes),
  })
  return {
    stream,
    get length() {
      return pulls * bytes.length
    },
  }
}

function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + size))
      at += size
    },
  })
}

const tooLarge = { kind: 'too-large', status: 200 }

test.each([
  ['a line without end', 'data: ', 'x'.repeat(64 * KIB)],
  ['an event of lines without end', '', `data: ${'x'.repeat(1_000)}\n`],
  ['a field without end', 'error: ', 'x'.repeat(64 * KIB)],
  ['a comment without end', ': ', 'x'.repeat(64 * KIB)],
])('%s is given up after 1 MiB', async (_what, first, piece) => {
  const body = createEndlessBody(piece, first)
  const { error } = await askBody(body.stream)
  expect(error?.toFailure()).toEqual(tooLarge)
  expect(body.length).toBeLessThan(MIB + 256 * KIB)
})

test('an event beyond 1 MiB that comes in one piece is too large, and the text before it is kept', async () => {
  const { text, error } = await askBody(
    sse(chunk({ content: 'Hello' }), chunk({ content: 'x'.repeat(MIB) }), STOP),
  )
  expect({ text, failure: error?.toFailure() }).toEqual({ text: 'Hello', failure: tooLarge })
})

test.each([1, 3, 8, 100_000])(
  'an event of many lines is one, and of more too large, in pieces of %i',
  async size => {
    const eventOf = (lines: number) =>
      `data: ${JSON.stringify(chunk({ content: 'Hello' }))}\n${'data:\n'.repeat(lines - 1)}\n`
    const answerOf = (lines: number) =>
      askBody(inPieces(sse(chunk({ content: 'Before ' })) + eventOf(lines) + sse(STOP), size))
    expect((await answerOf(2 ** 14)).text).toBe('Before Hello')
    const { text, error } = await answerOf(2 ** 14 + 1)
    expect({ text, failure: error?.toFailure() }).toEqual({ text: 'Before ', failure: tooLarge })
  },
)

test('an event below 1 MiB is read', async () => {
  const content = 'x'.repeat(MIB - KIB)
  expect((await askBody(sse(chunk({ content }), STOP))).text).toHaveLength(content.length)
})

test('an answer is given up after 8 MiB, and its text kept', async () => {
  const content = 'x'.repeat(512 * KIB)
  const body = createEndlessBody(sse(chunk({ content })))
  const { text, error } = await askBody(body.stream)
  expect(text).toHaveLength(8 * MIB)
  expect(error?.toFailure()).toEqual(tooLarge)
})

test('reasoning counts as part of the answer', async () => {
  const body = createEndlessBody(sse(chunk({ reasoning: 'x'.repeat(512 * KIB) })))
  expect((await askBody(body.stream)).error?.toFailure()).toEqual(tooLarge)
})

test('a JSON answer is given up after 8 MiB', async () => {
  const body = createEndlessBody('x'.repeat(512 * KIB), '{"choices":[{"message":{"content":"')
  expect((await askBody(body.stream)).error?.toFailure()).toEqual(tooLarge)
  expect(body.length).toBeLessThan(10 * MIB)
})

test.each([
  ['text', 'Sorry. '],
  ['HTML', '<p>Sorry. </p>'],
  ['JSON', '{"error":{"message":"Sorry. '],
  ['a JSON string', '"Sorry. '],
])('no more than 64 KiB of an error is read, and its status still tells: %s', async (_form, first) => {
  const body = createEndlessBody('Sorry. '.repeat(100), first)
  const { error } = await ask(createFakeFetch(new Response(body.stream, { status: 404 })))
  expect(error).toMatchObject({ kind: 'not-found', status: 404 })
  expect(error?.serverWords).toHaveLength(300)
  expect(body.length).toBeLessThan(80 * KIB)
})

test('no more than 64 KiB is read of a page where an answer was expected', async () => {
  const body = createEndlessBody('<p>Welcome</p>'.repeat(100))
  expect((await askBody(body.stream)).error).toMatchObject({ kind: 'malformed', status: 200 })
  expect(body.length).toBeLessThan(80 * KIB)
})
