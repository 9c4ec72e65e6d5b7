import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { AnswerWriter } from '../servers/answer-writer.ts'

const MIB = 2 ** 20

/** How many seconds pass in one. */
export const HURRY = 60

const TEN_SECONDS = 10_000 / HURRY

export const chunk = (delta: object, finish_reason: string | null = null, index = 0): string =>
  `data: ${JSON.stringify({ choices: [{ index, delta, finish_reason }] })}\n\n`

const said = (content: string) => chunk({ content })
const BROKEN_OFF = 'The connection ended before the answer did.'

/** What a server does after it has said `Word.`, which is kept alone. No input of a file can spell it. */
interface Act {
  /** `start` is what it says first. */
  readonly does: (answer: AnswerWriter, start: string) => Promise<void>
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
  'a line without an end': {
    async does(answer, start) {
      await answer.raw(`${start}data: `)
      const piece = 'x'.repeat(MIB)
      for (let sent = 0; sent < 64 && !answer.signal.aborted; sent++) await answer.raw(piece)
    },
    told: 'sent more than can be shown',
    isLeft: true,
  },
  'a bomb of gzip': {
    async does(answer, start) {
      const bomb = gzipSync(Buffer.concat([Buffer.from(`${start}data: `), Buffer.alloc(64 * MIB, 'a')]))
      await answer.raw(bomb, { 'content-encoding': 'gzip' })
    },
    told: 'sent more than can be shown',
    isLeft: true,
  },
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
