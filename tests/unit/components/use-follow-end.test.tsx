// @vitest-environment happy-dom
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { expect, test, vi } from 'vitest'
import { useFollowEnd } from '../../../components/chat/use-follow-end.ts'
import { mount, painted } from './mount.ts'

function Reader() {
  const scroller = useRef<HTMLDivElement>(null)
  const turn = useSignal('a')
  const { content, away } = useFollowEnd(turn, scroller, { isDrawn: () => true, draw: () => {} })
  return (
    <div ref={scroller}>
      <p ref={content}>{away.value ? 'stays' : 'follows'}</p>
    </div>
  )
}

test('a key that scrolls up ends the following before the browser has moved a pixel', async () => {
  // The place where its layout puts the end.
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(500)
  const root = mount(<Reader />)
  await painted()
  expect(root.textContent).toBe('follows')
  const box = root.firstElementChild as HTMLElement // the scroller
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true }))
  await painted()
  expect(root.textContent).toBe('stays')
})
