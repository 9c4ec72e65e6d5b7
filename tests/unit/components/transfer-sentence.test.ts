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
