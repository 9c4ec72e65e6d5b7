// @vitest-environment happy-dom
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useFollowEnd } from '../../../components/chat/use-follow-end.ts'
import { mount, painted } from './mount.ts'

/** To what the reader came for. In pixels. */
let distance = 0
let arriveAgain = () => {}

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
      <button
        type="button"
        onClick={() => {
          arriveAgain = arrive(() => distance)
        }}
      >
        Arrive
      </button>
    </div>
  )
}

let resized = () => {}

beforeEach(() => {
  distance = 0
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback
      }
      observe() {}
      disconnect() {}
    },
  )
})

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A text of which 400 pixels are in sight, and a reader who has been taken to some place of it. */
async function openAt(height: number) {
  const box = mount(<Reader />).firstElementChild as HTMLElement // the scroller
  await painted()
  let scrollHeight = height
  Object.defineProperties(box, { scrollHeight: { get: () => scrollHeight }, clientHeight: { value: 400 } })
  const said = async () => {
    await painted()
    return box.querySelector('p')?.textContent
  }
  const [jump, arrive] = box.querySelectorAll('button')
  jump?.click()
  expect(await said()).toBe('stays')
  arrive?.click()
  return {
    box,
    said,
    grow(pixels: number) {
      scrollHeight = pixels
      resized()
    },
  }
}

test.each([
  [300, 'follows'],
  [800, 'stays'],
])('a jump in a text of %d pixels, of which 400 are in sight, %s', async (height, after) => {
  expect(await (await openAt(height)).said()).toBe(after)
})

test('what is drawn late pushes nothing away that a jump has led to, until the reader moves', async () => {
  const { box, said, grow } = await openAt(390)
  box.scrollTop = 7
  distance = 200
  grow(900)
  expect(await said()).toBe('stays')
  expect(box.scrollTop).toBe(207)
  distance = 0
  grow(390)
  expect(await said()).toBe('follows')
  box.dispatchEvent(new Event('wheel'))
  grow(900)
  expect(await said()).toBe('follows')
  expect(box.scrollTop).toBe(900)
})

test('where they were to be is known late: they are taken there though the text grew meanwhile, unless they have moved', async () => {
  const { box, grow } = await openAt(390)
  box.scrollTop = 7
  distance = 200
  grow(900)
  distance = 300
  arriveAgain()
  expect(box.scrollTop).toBe(507)
  box.dispatchEvent(new Event('wheel'))
  arriveAgain()
  expect(box.scrollTop).toBe(507)
})
