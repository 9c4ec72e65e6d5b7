import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../lib/model/draft.ts'
import { createEditKeeper } from '../../../lib/page/editing.ts'

const settle = () => new Promise(resolve => setImmediate(resolve))

function createTestKeeper() {
  const records: Record<string, Draft> = {}
  const open = () =>
    createEditKeeper({
      read: async key => records[key] ?? { text: '' },
      save: async (key, draft) => {
        records[key] = draft
      },
    })
  return { records, open }
}

describe('a question that is being edited', () => {
  test('is there again for another page, and in its own conversation', async () => {
    const { open } = createTestKeeper()
    const first = open()
    first.show('c')
    await settle()
    first.setEditing({ id: 'q', text: 'In other' })
    first.setEditing({ id: 'q', text: 'In other words' })
    first.show('d')
    await settle()
    expect(first.editing.value).toBeUndefined()

    const second = open()
    second.show('c')
    await settle()
    expect(second.editing.value).toEqual({ id: 'q', text: 'In other words' })
  })

  test('is still one where nothing is left of its text, and none once it is given up', async () => {
    const { open, records } = createTestKeeper()
    const { show, editing, setEditing } = open()
    show('c')
    await settle()
    setEditing({ id: 'q', text: '' })
    expect(editing.value).toEqual({ id: 'q', text: '' })
    setEditing(undefined)
    await settle()
    expect(editing.value).toBeUndefined()
    expect(records.c).toEqual({ text: '' })
  })
})
