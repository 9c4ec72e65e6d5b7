// @vitest-environment happy-dom
import type { ComponentProps } from 'preact'
import { expect, test, vi } from 'vitest'
import { FailureNote } from '../../../components/chat/failure-note.tsx'
import type { Failure } from '../../../lib/model/failure.ts'
import { mount } from './mount.ts'

function open(failure: Failure, ways: Partial<ComponentProps<typeof FailureNote>> = {}) {
  const onOpenOptions = vi.fn()
  const root = mount(
    <FailureNote
      failure={failure}
      connection={undefined}
      onOpenOptions={onOpenOptions}
      setupButton={<button type="button">Open the settings</button>}
      {...ways}
    />,
  )
  const buttons = [...root.querySelectorAll('button')]
  return { root, buttons, names: buttons.map(button => button.textContent), onOpenOptions }
}

test('a question that nobody answers leads to Options, unless only the organisation can help', () => {
  const { root, buttons, names, onOpenOptions } = open({ kind: 'no-connection' })
  expect(root.textContent).toContain('No connection is switched on')
  expect(names).toEqual(['Open Options'])
  buttons[0]?.click()
  expect(onOpenOptions).toHaveBeenCalledExactlyOnceWith(undefined)
  expect(open({ kind: 'no-connection', managed: true }).names).toEqual([])
})

test('a question that a connection refuses leads into its form', () => {
  const connection = { id: 'one', url: 'https://one.example', model: 'm', hasKey: true }
  const { buttons, onOpenOptions } = open({ kind: 'unauthorized' }, { connection })
  buttons[0]?.click()
  expect(onOpenOptions).toHaveBeenCalledExactlyOnceWith({ connection: 'one', field: 'secret' })
})

test('a question that is too long here leads into a new chat, where that helps', () => {
  const onStartOver = vi.fn()
  const { buttons, names } = open({ kind: 'context-too-long' }, { onStartOver })
  expect(names).toEqual(['Ask in a new chat'])
  buttons[0]?.click()
  expect(onStartOver).toHaveBeenCalledOnce()
  expect(open({ kind: 'context-too-long' }).names).toEqual([])
  expect(open({ kind: 'temporary-full' }, { onStartOver, onNewChat: () => {} }).names).toEqual(['New chat'])
})

test.each([
  ['instructions', /^The instructions alone are about 11,259 tokens/, ['Open the settings']],
  ['both', /^The question and the instructions together/, ['Open the settings']],
  ['question', /^The question is about 11,259 tokens/, []],
] as const)('what is too long is named, and leads to where it is made shorter: %s', (of, words, ways) => {
  const failure = { kind: 'context-too-long', tokens: { sent: 11_259, window: 2_000, of } } as const
  const { root, names } = open(failure, { onStartOver: () => {} })
  expect(root.textContent).toMatch(words)
  expect(root.textContent).not.toMatch(/new chat/i)
  expect(names).toEqual(ways)
})
