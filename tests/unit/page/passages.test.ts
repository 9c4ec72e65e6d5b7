import { expect, test } from 'vitest'
import { createPassages } from '../../../lib/page/passages.ts'
import { parseQuery } from '../../../lib/search/query.ts'
import { question } from '../model/samples.ts'

test('the passage of a conversation is its own, where messages of two have one id', async () => {
  const said: Record<string, string> = { a: 'all roads lead to rome', b: 'rome in a day' }
  const passages = createPassages(async hits =>
    hits.map(({ conversationId }) => question('m1', said[conversationId] ?? '')),
  )
  const query = parseQuery('rome')
  if (!query) throw new Error('A word is a query')
  const found = await passages.around(
    [
      ['a', ['m1']],
      ['b', ['m1']],
    ],
    query,
    () => 3,
  )
  expect(found.map(([passage]) => passage?.pieces.map(({ text }) => text).join(''))).toEqual([said.a, said.b])
})
