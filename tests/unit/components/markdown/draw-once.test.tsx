// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, test } from 'vitest'
import { drawOnce } from '../../../../components/markdown/draw-once.ts'

interface Word {
  readonly text: string
}

/** Draws words beside each other, and counts how often each is drawn and gone through. */
function page() {
  const drawn: string[] = []
  const seen: string[] = []
  const Seen = ({ text }: Word) => {
    seen.push(text)
    return text
  }
  const drawWord = drawOnce((word: Word, key) => {
    drawn.push(word.text)
    return (
      <b key={key}>
        <Seen text={word.text} />
      </b>
    )
  })
  const root = document.createElement('div')
  const show = (...words: Word[]) => render(<p>{words.map(drawWord)}</p>, root)
  return { root, drawn, seen, show }
}

test('what did not change is neither drawn nor gone through again', () => {
  const { root, drawn, seen, show } = page()
  const one = { text: 'one' }
  show(one)
  const element = root.querySelector('b')
  show(one, { text: 'two' })

  expect(root.textContent).toBe('onetwo')
  expect(root.querySelector('b')).toBe(element)
  expect(drawn).toEqual(['one', 'two'])
  expect(seen).toEqual(['one', 'two'])
})

test('what stands at another place than before is drawn for that place', () => {
  const { root, show } = page()
  const [one, two] = [{ text: 'one' }, { text: 'two' }]
  show(one, two)
  show(two)
  expect(root.textContent).toBe('two')
  show(two, one)
  expect(root.textContent).toBe('twoone')
})

test('what was gone comes back', () => {
  const { root, show } = page()
  const one = { text: 'one' }
  show(one)
  show()
  expect(root.textContent).toBe('')
  show(one)
  expect(root.textContent).toBe('one')
})
