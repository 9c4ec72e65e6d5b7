import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { findTangle } from '../../../lib/model/find-tangle.ts'
import { IMPORT_REFUSALS } from '../../../lib/model/import-refusal.ts'
import { headSchema } from '../../../lib/model/schemas.ts'
import type { Staged } from '../../../lib/model/staged.ts'
import { isTemporary } from '../../../lib/model/temporary.ts'
import { exportedMessageSchema } from '../../../lib/transfer/export-schema.ts'
import { createImportReader } from '../../../lib/transfer/import-reader.ts'
import { RefusedFile } from '../../../lib/transfer/refuse.ts'
import { casesOf, HOSTILE_TIMEOUT, isPolluted } from '../hostile-cases.ts'
import { longConversation } from '../model/long-conversation.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from '../model/samples.ts'
import { mutantValue, toJson } from '../mutant-values.ts'
import { inPieces, mutantBytes, pieceLengths } from '../mutants.ts'
import { exported, exportOf } from './samples.ts'

const branched = {
  ...conversationOf(
    question('m1', 'Why?', { parts: [{ type: 'selection', text: 'Quoted', host: 'example.org' }] }),
    answer('m2', 'm1', { text: 'So.', reasoning: 'Hm', thought: { since: 1, until: 2 }, outcome: COMPLETE }),
    answer('m3', 'm1', {
      outcome: { status: 'failed', failure: { kind: 'server', status: 500, retryAfter: 30 } },
      ended: 4,
    }),
    question('m4', 'And?', { parent: 'm3' }),
  ),
  id: 'd',
  title: 'Branches',
  setup: FULL_SETUP,
  pinned: true,
}

const files: readonly string[] = [
  exportOf([exported, branched]),
  exportOf([longConversation(30)]),
  ...['chatgpt', 'chatgptbox', 'page-assist'].map(name =>
    readFileSync(new URL(`../../fixtures/exports/${name}.json`, import.meta.url), 'utf8'),
  ),
]

const WORDS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  '\\',
  '\\u',
  '\\ud800',
  '\u0000',
  '\ufeff',
  '1e999',
  '-',
  '00',
  'NaN',
  '/*',
  '"__proto__":{"polluted":1},',
  '"id":"m1",',
  '"parent":"m4",',
  '"conversations":[',
  '"chat":[],',
  '"format":"mishalsgpt-conversations",',
  '"version":99,',
  '['.repeat(20_000),
  '{"a":'.repeat(20_000),
  `"${'x'.repeat(20_000)}"`,
  '9'.repeat(5_000),
]

const encoder = new TextEncoder()
const decoder = new TextDecoder()

const file: fc.Arbitrary<string> = fc.oneof(
  mutantBytes(
    files.map(text => encoder.encode(text)),
    WORDS,
  ).map(bytes => decoder.decode(bytes)),
  mutantValue(files.map(text => JSON.parse(text))).map(toJson),
)

/** All that was read of it, or why it was refused: anything else that is thrown is a defect. */
function read(pieces: Iterable<string>): string {
  const reader = createImportReader()
  try {
    for (const piece of pieces) reader.write(piece)
    reader.end()
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error
    const { reason, path } = error.refusal
    if (!IMPORT_REFUSALS.includes(reason) || path.length > 201)
      throw new Error(`No refusal: ${reason} ${path}`)
    return `${reason} ${path}`
  }
  const staged = reader.take()
  const ids = new Set(staged.heads.map(({ id }) => id))
  for (const head of staged.heads) {
    if (!v.is(headSchema, head) || isTemporary(head.id)) throw new Error(`No head: ${JSON.stringify(head)}`)
    const own = staged.messages.filter(({ conversationId }) => conversationId === head.id)
    const messages = new Map(own.map(({ message }) => [message.id, message]))
    if (messages.size !== own.length) throw new Error(`Two messages of one id: ${JSON.stringify(own)}`)
    if (!messages.has(head.leaf ?? '')) throw new Error(`It would look empty: ${JSON.stringify(head)}`)
    if (findTangle(messages) !== undefined) throw new Error(`Tangled: ${JSON.stringify(own)}`)
  }
  for (const { conversationId, message } of staged.messages) {
    if (!ids.has(conversationId) || !v.is(exportedMessageSchema, message))
      throw new Error(`No message: ${JSON.stringify(message)}`)
  }
  return JSON.stringify(staged)
}

/** The same as this program would write it, with all that JSON cannot hold gone from it. */
function exportAgain(staged: string): string {
  const { heads, messages }: Staged = JSON.parse(staged)
  const messagesOf = (id: string) =>
    messages.filter(({ conversationId }) => conversationId === id).map(({ message }) => message)
  // Other programs' files may have one twice, which becomes one where it is kept.
  const once = new Map(heads.map(head => [head.id, head]))
  return exportOf([...once.values()].map(head => ({ ...head, messages: messagesOf(head.id) })))
}

test('the files themselves are read', () => {
  for (const text of files) expect(read([text])).toMatch(/^\{/)
})

test.each(['"status":500', '"retryAfter":30'])('a figure that JSON cannot hold is refused: %s', figure => {
  const [text = ''] = files
  expect(text).toContain(figure)
  expect(read([text.replace(figure, `${figure.split(':')[0]}:1e999`)])).toMatch(/^invalid /)
})

test('whatever file is read becomes whole conversations or one refusal, the same however it is cut', {
  timeout: HOSTILE_TIMEOUT,
}, ({ task }) => {
  fc.assert(
    fc.property(file, pieceLengths, (text, lengths) => {
      const whole = read([text])
      const cut = read(inPieces(text, lengths))
      if (cut !== whole) expect(cut).toBe(whole)
      // A copy of what was taken in can be taken in.
      if (whole.startsWith('{')) expect(read([exportAgain(whole)])).toMatch(/^\{/)
    }),
    { numRuns: casesOf('files') },
  )
  expect(isPolluted()).toBe(false)
  task.meta.tries = casesOf('files')
})
