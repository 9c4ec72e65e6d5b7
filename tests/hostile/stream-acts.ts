import type { OutgoingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import type { AnswerWriter } from '../servers/answer-writer.ts'

const MIB = 2 ** 20
const GIB = 2 ** 30
/** Characters that are sent at once of what has no end. */
const PIECE = 2 ** 16

/** How many seconds pass in one. */
export const HURRY = 60

const TEN_SECONDS = 10_000 / HURRY

export const chunk = (delta: object, finish_reason: string | null = null, index = 0): string =>
  `data: ${JSON.stringify({ choices: [{ index, delta, finish_reason }] })}\n\n`

const said = (content: string) => chunk({ content })
const BROKEN_OFF = 'The connection ended before the answer did.'

/** What a server does after it has said `Word.`, which is kept alone. No input of a file can spell it. */
interface Act {
  /** `start` is what it says first. Gives when it had sent more than is let be, where it is left for that. */
  readonly does: (answer: AnswerWriter, start: string) => Promise<unknown>
  /** What the person is told; nothing where it is an answer like others. */
  readonly told?: string
  /** It is left by the extension, and not at the end of what it would have sent. */
  readonly isLeft?: true
  /** It takes minutes, which the background is made to count `HURRY` times as fast. */
  readonly isSlow?: true
}

/** Cleanly: of a connection that breaks, the browser may not have read what came before. */
const sends = (text: string) => async (answer: AnswerWriter, start: string) => {
  await answer.raw(start + text)
  await answer.cut('clean')
}

/**
 * A gibibyte for whoever takes it: something first, and then the same again and again. It is to be left when so many of those
 * have come.
 */
const tooMuch = (
  parts: (start: string) => readonly [first: string | Uint8Array, again: string | Uint8Array],
  most: number,
  headers: OutgoingHttpHeaders = {},
): Act => ({
  async does(answer, start) {
    const [first, again] = parts(start)
    await answer.raw(first, headers)
    let since = Number.NaN
    for (let sent = 1; sent <= GIB / PIECE && !answer.signal.aborted; sent++) {
      if (sent === most) since = Date.now()
      await answer.raw(again)
    }
    return since
  },
  told: 'sent more than can be shown',
  isLeft: true,
})

/** Of a gzip stream that goes on: parts of it can follow each other, and the same one again. */
const gzipPart = (text: string): Buffer => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH })
const gzipBegin = (text: string): Buffer => Buffer.concat([gzipSync('').subarray(0, 10), gzipPart(text)])

/** A character at a time, the last for ever. */
function* endless(text: string): Generator<string> {
  yield* text
  for (;;) yield 'x'
}

/** Says a little, as slowly as a server may that wants to keep somebody waiting; whether anybody still hears it. */
async function drip(answer: AnswerWriter, bytes: string): Promise<boolean> {
  await answer.raw(bytes)
  await sleep(TEN_SECONDS, undefined, { signal: answer.signal }).catch(() => {})
  return !answer.signal.aborted
}

export const STREAM_ACTS: Readonly<Record<string, Act>> = {
  'a byte every ten seconds, of an event that never ends': {
    async does(answer, start) {
      await answer.raw(start)
      for (const byte of endless('data: {"choices":[{"delta":{"content":"'))
        if (!(await drip(answer, byte))) return
    },
    told: 'took too long to answer',
    isLeft: true,
    isSlow: true,
  },
  'a comment every ten seconds, and nothing else': {
    async does(answer, start) {
      await answer.raw(start)
      for (;;) if (!(await drip(answer, ': x\n\n'))) return
    },
    told: 'took too long to answer',
    isLeft: true,
    isSlow: true,
  },
  'a line without an end': tooMuch(start => [`${start}data: `, 'x'.repeat(PIECE)], MIB / PIECE),
  'lines without an end, with nothing on them': tooMuch(start => [start, 'data:\n'.repeat(10_000)], 2),
  'a bomb of gzip': tooMuch(
    start => [gzipBegin(`${start}data: `), gzipPart('x'.repeat(PIECE))],
    MIB / PIECE,
    { 'content-encoding': 'gzip' },
  ),
  'events that are none': {
    does: (answer, start) => answer.raw(start + 'data: {"choices":[{\n\n'.repeat(4)),
    told: 'answered with something that is no chat answer',
    isLeft: true,
  },
  'an end in the middle of an event': { does: sends('data: {"choices":[{"del'), told: BROKEN_OFF },
  'an end of the body that says nothing': { does: sends(''), told: BROKEN_OFF },
  'an error, and words after it': {
    does: sends(`event: error\ndata: {"message":"x"}\n\n${said(' After it.')}`),
    told: 'x',
  },
  // A reader that takes steps by the square of their length is gone for minutes.
  'a megabyte of tags that begin, as an error': {
    does: sends(
      `data: ${JSON.stringify({ error: { message: `<p>Sorry.${'<title '.repeat(148_000)}` } })}\n\n`,
    ),
    told: 'Sorry.',
  },
  'a megabyte of a code that begins, as an error': {
    does: sends(
      `data: ${JSON.stringify({ error: { code: 'insufficient_'.repeat(80_000), message: 'x' } })}\n\n`,
    ),
    told: 'x',
  },
  'words of another choice': {
    does: sends(`${chunk({ content: ' Another.' }, 'stop', 1) + chunk({}, 'stop')}data: [DONE]\n\n`),
  },
  'words after the end': { does: sends(`${chunk({}, 'stop')}data: [DONE]\n\n${said(' After it.')}`) },
  'a tool that nobody offered': {
    does: sends(
      chunk({ tool_calls: [{ index: 0, function: { name: 'open', arguments: '{}' } }] }) +
        `event: execute\ndata: {"type":"execute","code":"open()"}\n\n${chunk({}, 'stop')}`,
    ),
  },
  'returns, ids and marks of all kinds': {
    does: sends(`\ufeff: hello\rretry: 1\rid: \0\r\rdata: ${chunk({}, 'stop').slice(6, -2)}\r\r`),
  },
}
