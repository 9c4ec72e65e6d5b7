// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { createKeptPlace } from '../../../components/chat/kept-place.ts'

const HEIGHT = 500

/** A box at the top of the page with a paragraph in its middle, which `push` moves down as what comes above it would. */
function createScene() {
  const box = document.createElement('div')
  const text = document.createElement('div')
  const paragraph = document.createElement('p')
  text.append(paragraph)
  box.append(text)
  document.body.append(box)
  let top = HEIGHT / 2
  paragraph.getBoundingClientRect = () => new DOMRect(0, top, 300, 20)
  paragraph.checkVisibility = () => true
  Object.defineProperty(box, 'clientHeight', { value: HEIGHT })
  const scrollBy = vi.spyOn(box, 'scrollBy').mockImplementation(() => {})
  const push = (pixels: number) => {
    top += pixels
  }
  return { place: createKeptPlace(box, text), push, scrollBy }
}

test('what is read is put back where it was pushed from', () => {
  const { place, push, scrollBy } = createScene()
  place.remember(HEIGHT - 1)
  push(240)
  place.restore()
  expect(scrollBy).toHaveBeenCalledExactlyOnceWith({ top: 240, behavior: 'instant' })
})

test('who comes from afar is left where they come to', () => {
  const { place, push, scrollBy } = createScene()
  place.remember(1)
  place.remember(-HEIGHT)
  push(240)
  place.restore()
  expect(scrollBy).not.toHaveBeenCalled()
})

test('who is being taken somewhere else is not held back', () => {
  const { place, push, scrollBy } = createScene()
  place.remember(1)
  place.forget()
  push(240)
  place.restore()
  expect(scrollBy).not.toHaveBeenCalled()
})

test('what the reader moved is where it is to stay', () => {
  const { place, push, scrollBy } = createScene()
  place.remember(1)
  push(240)
  place.accept()
  place.restore()
  expect(scrollBy).not.toHaveBeenCalled()
})
