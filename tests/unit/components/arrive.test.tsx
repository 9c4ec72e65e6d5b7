// @vitest-environment happy-dom
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { expect, test } from 'vitest'
import { useFollowEnd } from '../../../components/chat/use-follow-end.ts'
import { mount, painted } from './mount.ts'

function Reader() {
  const scroller = useRef<HTMLDivElement>(null)
  const turn = useSignal('a')
  const end = { isDrawn: () => true, draw: () => {} }
  const { content, away, stay, arrive } = useFollowEnd(turn, scroller, end)
  return (
    <div ref={scroller}>
      <p ref={content}>{away.value ? 'stays' : 'follows'}</p>
      <button type="button" onClick={stay}>
        Jump
      </button>
      <button type="button" onClick={arrive}>
        Arrive
      </button>
    </div>
  )
}

test.each([
  [300, 'follows'],
  [800, 'stays'],
])('a jump in a text of %d pixels, of which 400 are in sight, %s', async (scrollHeight, after) => {
  const box = mount(<Reader />).firstElementChild as HTMLElement // the scroller
  await painted()
  Object.defineProperties(box, { scrollHeight: { value: scrollHeight }, clientHeight: { value: 400 } })
  const [jump, arrive] = box.querySelectorAll('button')
  jump?.click()
  await painted()
  expect(box.querySelector('p')?.textContent).toBe('stays')
  arrive?.click()
  await painted()
  expect(box.querySelector('p')?.textContent).toBe(after)
})
