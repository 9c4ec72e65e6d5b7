// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { type Goal, useTarget } from '../../../components/chat/use-target.ts'
import type { Message } from '../../../lib/model/message.ts'
import type { Target } from '../../../lib/page/target.ts'
import { longConversation } from '../model/long-conversation.ts'
import { mount, painted } from './mount.ts'

const whole = longConversation(6).messages
const other = whole.map((message, index) => (index < 3 ? message : { ...message, id: `n${message.id}` }))

/** A log that shows the end of a conversation, and where it was when it got to what it was sent to. */
function openLog() {
  const target = signal<Target | undefined>(undefined)
  const branch = signal<readonly Message[]>(whole.slice(2))
  const gone = vi.fn()
  const forgetTarget = vi.fn(() => {
    target.value = undefined
  })

  function Log() {
    const has = (id: string) => branch.value.some(message => message.id === id)
    const pursue = useTarget({ target, forgetTarget }, branch.value, (goal: Goal) => {
      const isHere = goal === 'start' ? has('m0000') : has(goal.messageId)
      if (isHere) gone(goal)
      return isHere
    })
    return (
      <button type="button" onKeyDown={() => pursue('start')}>
        Home
      </button>
    )
  }

  const button = mount(<Log />).querySelector('button')
  return {
    target,
    gone,
    press: () => button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true })),
    async show(messages: readonly Message[]) {
      branch.value = messages
      await painted()
    },
  }
}

test.each([
  ['in what is read later', 'm0001', whole],
  [
    'in a version that begins and ends alike, as soon as that is shown',
    'nm0004',
    other.slice(2) as Message[],
  ],
])('a message %s is gone to once', async (_where, messageId, next) => {
  const { target, gone, show } = openLog()
  target.value = { messageId }
  await painted()
  expect(gone).not.toHaveBeenCalled()
  await show(next)
  await show([...next])
  expect(gone.mock.calls).toEqual([[{ messageId }]])
})

test.each(['keydown', 'pointerdown', 'wheel', 'touchmove'])(
  'whoever does something else meanwhile, as with a %s, is left there',
  async deed => {
    const { target, gone, show } = openLog()
    target.value = { messageId: 'm0001' }
    await painted()
    document.body.dispatchEvent(new Event(deed, { bubbles: true }))
    expect(target.value).toBeUndefined()
    await show(whole)
    expect(gone).not.toHaveBeenCalled()
  },
)

test('the start is gone to when it has been read, also by the key that gave up another goal', async () => {
  const { target, gone, press, show } = openLog()
  target.value = { messageId: 'm0001' }
  await painted()
  press()
  await show(whole.slice(1))
  expect(gone).not.toHaveBeenCalled()
  await show(whole)
  expect(gone.mock.calls).toEqual([['start']])
})
