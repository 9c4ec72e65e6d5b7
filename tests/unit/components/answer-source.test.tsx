// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { AnswerBar } from '../../../components/chat/answer-bar.tsx'
import { answer, COMPLETE } from '../model/samples.ts'
import { mount, painted } from './mount.ts'
import { createTurnActions } from './turn-actions.ts'

test('an answer names its connection as long as there are several', async () => {
  const several = signal(true)
  const actions = createTurnActions({ several })
  const written = answer('a', 'q', {
    text: 'Hi',
    model: 'm',
    host: 'work.example',
    connectionName: 'Work',
    outcome: COMPLETE,
  })
  const root = mount(<AnswerBar answer={written} actions={actions} />)
  const source = () => root.querySelector('bdi')
  expect(source()?.textContent).toBe('Work')
  expect(source()?.title).toBe('m at work.example')
  several.value = false
  await painted()
  expect(source()).toBeNull()
})
