import { expect, test } from 'vitest'
import { createTemporaryId, isTemporary, toKeptId } from '../../../lib/model/temporary.ts'
import { conversationFiles } from '../../../lib/page/export-files.ts'
import { createExportReader } from '../../../lib/store/export-reader.ts'
import { openSession } from '../../../lib/store/temporary/open-session.ts'
import { createTemporaryStore } from '../../../lib/store/temporary/temporary-store.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { createFakeSession } from '../store/fake-session.ts'
import { PRESET } from '../store/fresh-store.ts'
import { readAll } from '../transfer/read-export.ts'

const conversation = {
  ...conversationOf(question('m1', 'Hello?'), answer('m2', 'm1', { text: 'Hi', outcome: COMPLETE })),
  id: createTemporaryId(),
}

async function files(format: 'json' | 'markdown') {
  const { area } = createFakeSession()
  await createTemporaryStore(area, PRESET).create(conversation)
  return conversationFiles(createExportReader(openSession(area, 'reader')()), conversation.id, format)
}

test('a temporary chat that a person saves as a file comes back from it as one that is kept', async () => {
  const [file] = await files('json')
  const [read] = readAll((await file?.content.text()) ?? '')
  expect(read).toEqual({ ...conversation, id: toKeptId(conversation.id) })
  expect(isTemporary(read?.id ?? '')).toBe(false)
})

test('it can be saved to be read, too', async () => {
  const [file] = await files('markdown')
  expect(await file?.content.text()).toContain('Hi')
})
