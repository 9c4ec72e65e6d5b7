// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { render } from 'preact'
import { useState } from 'preact/hooks'
import { expect, test, vi } from 'vitest'
import { memo } from '../../../components/ui/memo.ts'
import { mount } from './mount.ts'

const shown = signal('one')

const Part = memo(({ before, drawn }: { readonly before: string; readonly drawn: () => void }) => {
  const [count, setCount] = useState(0)
  drawn()
  return (
    <button type="button" onClick={() => setCount(now => now + 1)}>
      {`${before} ${shown.value} ${count}`}
    </button>
  )
})

test('is drawn again for another prop, a signal that it reads and its own state, and for nothing else', async () => {
  const drawn = vi.fn()
  const root = mount(<Part before="a" drawn={drawn} />)
  render(<Part before="a" drawn={drawn} />, root)
  expect(drawn).toHaveBeenCalledTimes(1)
  render(<Part before="b" drawn={drawn} />, root)
  expect(root.textContent).toBe('b one 0')
  shown.value = 'two'
  await vi.waitFor(() => expect(root.textContent).toBe('b two 0'))
  root.querySelector('button')?.click()
  await vi.waitFor(() => expect(root.textContent).toBe('b two 1'))
  expect(drawn).toHaveBeenCalledTimes(4)
})
