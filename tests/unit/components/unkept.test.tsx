// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, test } from 'vitest'
import { AnswerView } from '../../../components/chat/answer-view.tsx'
import { answer } from '../model/samples.ts'
import { mount, painted } from './mount.ts'
import { createTurnActions } from './turn-actions.ts'

test('an answer that cannot be stored while it is written says so at once, and not once it is stored', async () => {
  const growing = answer('a', 'q', { text: 'Hello' })
  const actions = createTurnActions()
  const root = mount(<AnswerView answer={{ ...growing, unkept: true }} last actions={actions} />)
  expect(root.querySelector('[role="alert"]')?.textContent).toContain('cannot store this at the moment')
  render(<AnswerView answer={growing} last actions={actions} />, root)
  expect(root.querySelector('[role="alert"]')).toBeNull()
})

test('one that could not be stored at its end says that it is tried again, and asks nobody to write it anew', async () => {
  const ended = answer('a', 'q', {
    text: 'Hello',
    outcome: { status: 'interrupted', failure: { kind: 'storage' } },
  })
  const root = mount(<AnswerView answer={ended} last actions={createTurnActions()} />)
  await import('../../../components/chat/ending.tsx')
  await painted()
  expect(root.textContent).toContain('is stored if there is room within half a minute')
  expect(root.textContent).not.toContain('choose Retry')
})
