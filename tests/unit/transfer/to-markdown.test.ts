import { expect, test } from 'vitest'
import { toMarkdown } from '../../../lib/transfer/to-markdown.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'

test('a conversation as Markdown is the branch that is shown, quotes and reasoning as quotes', () => {
  const asked = question('q', 'Why?', {
    parts: [
      { type: 'selection', text: 'One\nTwo', host: 'example.org' },
      { type: 'text', text: 'Why?' },
    ],
    created: Date.parse('2026-11-26T14:03:00Z'),
  })
  const other = answer('a', 'q', { text: 'Not shown', outcome: COMPLETE })
  const shown = answer('b', 'q', { text: 'Because.\n', reasoning: 'Hm.', outcome: { status: 'stopped' } })
  const conversation = { ...conversationOf(asked, other, shown), title: 'A\ntitle' }
  expect(toMarkdown(conversation)).toBe(`# A title

## You

*2026-11-26 14:03 UTC*

> One
> Two
>
> — example.org

Why?

## gpt-3.5-turbo · example.org

> **Reasoning**
>
> Hm.

Because.

*(stopped)*
`)
})

test('what cannot be read is said to be damaged, and when it was is not', () => {
  const failure = { kind: 'damaged' } as const
  const conversation = conversationOf(
    question('q', '', { parts: [] }),
    answer('a', 'q', { outcome: { status: 'failed', failure } }),
  )
  expect(toMarkdown(conversation)).toBe(`# Conversation

## You

*(damaged)*

## Answer

*(damaged)*
`)
})
