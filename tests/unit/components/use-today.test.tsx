// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useToday } from '../../../components/history/use-today.ts'
import { mount } from './mount.ts'

const EVENING = new Date(2026, 10, 26, 23, 59, 30)
let isSeen = true

function Day() {
  return <p>{new Date(useToday().value).getDate()}</p>
}

const day = (text: string) => vi.waitFor(() => expect(document.querySelector('p')?.textContent).toBe(text))

beforeEach(() => {
  vi.useFakeTimers({ now: EVENING, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => !isSeen)
})

afterEach(() => {
  vi.useRealTimers()
})

function see(seen: boolean): void {
  isSeen = seen
  document.dispatchEvent(new Event('visibilitychange'))
}

test('it is another day from midnight on, and from the next one', async () => {
  mount(<Day />)
  await day('26')
  vi.advanceTimersByTime(31_000)
  await day('27')
  vi.advanceTimersByTime(24 * 3_600_000)
  await day('28')
})

test('nothing wakes a page that is not seen, and it knows the day when it is seen again', async () => {
  mount(<Day />)
  expect(vi.getTimerCount()).toBe(1)
  see(false)
  expect(vi.getTimerCount()).toBe(0)
  vi.setSystemTime(new Date(2026, 10, 27, 8))
  see(true)
  await day('27')
})
