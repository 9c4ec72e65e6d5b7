// @vitest-environment happy-dom
import { type Signal, signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { Composer } from '../../../components/chat/composer.tsx'
import type { Draft } from '../../../lib/model/draft.ts'
import type { ChatPage } from '../../../lib/page/chat-page.ts'
import { answer, conversationOf, question } from '../model/samples.ts'
import { mount, painted } from './mount.ts'

const quiet = conversationOf()
const answering = conversationOf(question('q', 'Hi'), answer('a', 'q'))

function open(draft: Draft, conversation = quiet) {
  const page = {
    draft: signal(draft) as Signal<Draft>,
    conversation: signal(conversation),
    connection: signal(undefined),
    chosen: signal(undefined),
    asking: signal(false),
    ask: vi.fn<ChatPage['ask']>(async () => {}),
    stop: vi.fn<ChatPage['stop']>(),
    edit(next: Draft) {
      page.draft.value = next
    },
  }
  // The composer uses this much of a page.
  const root = mount(<Composer page={page as unknown as ChatPage} textarea={{ current: null }} />)
  const box = root.querySelector('textarea') ?? document.createElement('textarea')
  const press = (init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
    box.dispatchEvent(event)
    return event
  }
  const button = (name: string) => root.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)
  return { page, root, box, press, button }
}

test('Enter sends, and writes no line break', () => {
  const { page, press } = open({ text: 'Hello' })
  expect(press({ key: 'Enter' }).defaultPrevented).toBe(true)
  expect(page.ask).toHaveBeenCalledOnce()
})

test('Shift and Enter leave the line break to the browser', () => {
  const { page, press } = open({ text: 'Hello' })
  expect(press({ key: 'Enter', shiftKey: true }).defaultPrevented).toBe(false)
  expect(page.ask).not.toHaveBeenCalled()
})

test.each([
  ['while composing', { isComposing: true }],
  ['as the key that ended a composition', { keyCode: 229 }],
])('an Enter for the input method, %s, sends nothing', (_, init) => {
  const { page, press } = open({ text: 'にほん' })
  expect(press({ key: 'Enter', ...init }).defaultPrevented).toBe(false)
  expect(page.ask).not.toHaveBeenCalled()
})

test.each<Draft>([
  { text: '' },
  { text: ' \n\t ' },
  { text: '', quote: { type: 'selection', text: 'Words from a page' } },
])('there is nothing to send in %j', draft => {
  const { page, press, button } = open(draft)
  expect(button('Send')?.disabled).toBe(true)
  press({ key: 'Enter' })
  expect(page.ask).not.toHaveBeenCalled()
})

test('while an answer is written there is Stop instead of Send, and Escape stops it', async () => {
  const { page, press, button } = open({ text: '' }, answering)
  await painted()
  expect(button('Send')).toBeNull()
  expect(button('Queue')).toBeNull()
  press({ key: 'Enter' })
  expect(page.ask).not.toHaveBeenCalled()
  button('Stop')?.click()
  // Not prevented, it would close a popup.
  expect(press({ key: 'Escape' }).defaultPrevented).toBe(true)
  expect(page.stop.mock.calls.map(([answer]) => answer.id)).toEqual(['a', 'a'])
})

test('while an answer is written the next question is queued beside Stop, by Enter or by its button', async () => {
  const { page, press, button } = open({ text: 'next' }, answering)
  await painted()
  expect(button('Stop')).not.toBeNull()
  press({ key: 'Enter' })
  button('Queue')?.click()
  expect(page.ask).toHaveBeenCalledTimes(2)
})

test('with no answer to stop, Escape is left to the browser', () => {
  const { press } = open({ text: '' })
  expect(press({ key: 'Escape' }).defaultPrevented).toBe(false)
})

test('removing the quote keeps the words', () => {
  const { page, button } = open({ text: 'Why?', quote: { type: 'selection', text: 'Words' } })
  button('Remove quote')?.click()
  expect(page.draft.value).toEqual({ text: 'Why?' })
})

test('has the focus at once', () => {
  const { box } = open({ text: '' })
  expect(document.activeElement).toBe(box)
})

test('takes the focus when another conversation is shown, but not out of the list', async () => {
  const { page, box } = open({ text: '' })
  const list = mount(
    <nav>
      <button type="button">Rome</button>
    </nav>,
  )
  list.querySelector('button')?.focus()
  page.conversation.value = { ...quiet, id: 'd' }
  await painted()
  expect(document.activeElement?.textContent).toBe('Rome')
  list.querySelector('button')?.blur()
  page.conversation.value = { ...quiet, id: 'e' }
  await painted()
  expect(document.activeElement).toBe(box)
})

test('what is shown first takes the focus from nothing that a person has gone on to, and what is picked later does', async () => {
  const { page, box } = open({ text: '' }, { ...quiet, id: '' })
  expect(document.activeElement).toBe(box)
  const menu = document.body.appendChild(document.createElement('button'))
  menu.focus()
  page.conversation.value = { ...quiet, id: 'first' }
  await painted()
  expect(document.activeElement).toBe(menu)
  page.conversation.value = { ...quiet, id: 'second' }
  await painted()
  expect(document.activeElement).toBe(box)
  menu.remove()
})
