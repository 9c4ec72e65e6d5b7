import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import type { Draft } from '../../../lib/model/draft.ts'
import { createStartingOver } from '../../../lib/page/starting-over.ts'
import { answer, conversationOf, question } from '../model/samples.ts'

const unanswered = answer('a', 'q')

function open(id: string) {
  const conversation = signal({ ...conversationOf(question('q', 'Asked'), unanswered), id })
  const draft = signal<Draft>({ text: 'Typed' })
  const drafts: Record<string, string> = {}
  let current = id
  const show = (next: string) =>
    vi.fn(() => {
      current = next
      draft.value = { text: '' }
    })
  const page = { newChat: show('new'), newTemporaryChat: show('temporary-new') }
  const { startOver } = createStartingOver({
    ...page,
    conversation,
    draft,
    edit(next) {
      draft.value = next
      drafts[current] = next.text
    },
  })
  return { startOver, drafts }
}

test('takes along what is typed, which is then in the new chat alone', () => {
  const { startOver, drafts } = open('c')
  startOver()
  expect(drafts).toEqual({ c: '', new: 'Typed' })
})

test('takes the question of an answer along, and leaves what is typed where it is', () => {
  const { startOver, drafts } = open('c')
  startOver(unanswered)
  expect(drafts).toEqual({ new: 'Asked' })
})

test('goes from a temporary chat into a temporary chat', () => {
  const { startOver, drafts } = open('temporary-1')
  startOver()
  expect(drafts).toEqual({ 'temporary-1': '', 'temporary-new': 'Typed' })
})
