// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { render } from 'preact'
import { expect, test, vi } from 'vitest'
import { QuestionEditor } from '../../../components/chat/question-editor.tsx'
import type { TurnActions } from '../../../components/chat/turn-actions.ts'
import { question } from '../model/samples.ts'
import { mount } from './mount.ts'

function open() {
  const typeIn = vi.fn<TurnActions['typeIn']>()
  const actions = {
    editing: signal({ id: 'q', text: 'Why?' }),
    setEditing: vi.fn(),
    typeIn,
    busy: signal(false),
  }
  const root = mount(
    <QuestionEditor
      question={question('q', 'Why?')}
      // The editor uses this much of what can be done.
      actions={actions as unknown as TurnActions}
      opened
      onCancel={vi.fn()}
    />,
  )
  return { root, typeIn, field: root.querySelector('textarea'), cancel: root.querySelector('button') }
}

test('says that it is typed in, on its buttons too and while another window has the focus', () => {
  const { typeIn, field, cancel } = open()
  expect(document.activeElement).toBe(field)
  expect(typeIn.mock.lastCall).toEqual(['q'])
  cancel?.focus()
  field?.focus()
  // As the browser says it when its window is left.
  field?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  expect(typeIn.mock.calls.every(([id]) => id === 'q')).toBe(true)
})

test.each([
  ['left', (_root: HTMLElement, field: HTMLElement | null) => field?.blur()],
  ['taken away', (root: HTMLElement) => render(null, root)],
])('says that nobody types in it any more when it is %s', (_how, end) => {
  const { root, typeIn, field } = open()
  end(root, field)
  expect(typeIn.mock.lastCall).toEqual([undefined])
})
