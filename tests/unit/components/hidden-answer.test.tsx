// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { HiddenAnswer } from '../../../components/chat/hidden-answer.tsx'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { mount, painted } from './mount.ts'

const old = [question('q', 'One'), answer('a', 'q', { outcome: COMPLETE })]
const asked = question('r', 'One, edited')

test('an answer in a version that is not read is said to be written, and shown on request', async () => {
  const conversation = signal({ ...conversationOf(...old, asked, answer('b', 'r')), leaf: 'a' })
  const onShow = vi.fn<(id: string) => void>()
  const root = mount(<HiddenAnswer conversation={conversation} onShow={onShow} />)
  expect(root.textContent).toContain('being written in another version')
  root.querySelector('button')?.click()
  expect(onShow).toHaveBeenCalledExactlyOnceWith('b')

  conversation.value = { ...conversation.value, leaf: 'b' }
  await painted()
  expect(root.textContent).toBe('')

  const ended = answer('b', 'r', { outcome: COMPLETE })
  conversation.value = { ...conversationOf(...old, asked, ended), leaf: 'a' }
  await painted()
  expect(root.textContent).toBe('')
})
