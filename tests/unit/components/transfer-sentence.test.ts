import { expect, test } from 'vitest'
import { transferSentence } from '../../../components/settings/transfer-sentence.ts'

test.each([
  [1, 0, /^Exported: your browser saves the file\.$/],
  [3, 0, /^Exported as 3 files, so that each can be imported/],
  [1, 1, /^Exported\. It holds a message of more than 48 MB/],
  [1200, 1, /^Exported\. 1 file of 1,200 holds a message .* not imported again\.$/],
  [3, 2, /^Exported\. 2 files of 3 hold a message /],
])('what of %d exported files is too large to be imported is said: %d', (files, tooLarge, sentence) => {
  expect(transferSentence({ status: 'exported', files, tooLarge })).toMatch(sentence)
})

test.each([
  [{ added: 0, known: 1, messages: 0 }, /^Nothing new: all messages in the file were here already\.$/],
  [
    { added: 0, known: 1, messages: 0, mended: 1 },
    /^Mended 1 damaged record; all other messages .* were here already\.$/,
  ],
  [
    { added: 1, known: 1, messages: 2, mended: 3 },
    /^Mended 3 damaged records\. Added 1 conversation with 2 /,
  ],
  [
    { added: 0, known: 1, messages: 0, different: 1 },
    /^Nothing new: .* 1 message reads differently in the file: it stays as it is here\.$/,
  ],
  [
    { added: 0, known: 1, messages: 1, mended: 1, different: 1200 },
    /^Mended .* Added 1 message; .* 1,200 messages read differently in the file: they stay as they are here\.$/,
  ],
  [{ added: 2, known: 0, messages: 9 }, /^Added 2 conversations with 9 messages\.$/],
  [{ added: 2, known: 1, messages: 9, setUp: 1 }, /here already\. One of them has settings of its own/],
  [{ added: 2000, known: 0, messages: 9, setUp: 1200 }, /\. 1,200 of them have settings of their own/],
])('what an import did is said, with what a file may have brought along unseen: %j', (result, sentence) => {
  expect(transferSentence({ status: 'imported', result })).toMatch(sentence)
})

test('of several files it is said what came of each', () => {
  const no = (name: string) => ({ name, refusal: { reason: 'syntax', path: '' } as const })
  const result = { added: 1, known: 0, messages: 2 }
  expect(transferSentence({ status: 'imported-some', result, refused: [no('b.json')] })).toBe(
    'Added 1 conversation with 2 messages. “b.json” was not imported. The file is no JSON.',
  )
  const many = Array.from({ length: 7 }, (_, n) => no(`${n}`))
  expect(transferSentence({ status: 'imported-some', refused: many })).toMatch(
    /^Nothing was imported\. “0” was .* 2 more files were not imported\.$/,
  )
  const ended = { by: 'cancelled', files: 2 } as const
  expect(transferSentence({ status: 'imported-some', result, refused: [], ended })).toMatch(
    / Cancelled: 2 files were not imported\.$/,
  )
})

test('data of a newer version is no full disk', () => {
  expect(transferSentence({ status: 'failed', kind: 'newer-data' })).toMatch(
    /^Nothing was changed\. .* newer version of Mishalsgpt .* update the extension first\.$/,
  )
  expect(transferSentence({ status: 'failed', kind: 'storage' })).toMatch(
    /^Nothing was changed\. .* disk full\?$/,
  )
  const ended = { by: 'newer-data', files: 1 } as const
  expect(transferSentence({ status: 'imported-some', refused: [], ended })).toMatch(
    /^Nothing was imported\. .* newer version .* 1 file was not imported\.$/,
  )
})
