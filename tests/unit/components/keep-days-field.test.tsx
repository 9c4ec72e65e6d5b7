// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest'
import { KeepDaysField } from '../../../components/settings/keep-days-field.tsx'
import type { KeepDays } from '../../../lib/model/settings.ts'
import type { WouldGo } from '../../../lib/page/kept-history.ts'
import { mount, painted } from './mount.ts'

async function choose(
  value: string,
  { days = null as KeepDays | null, count = { going: 12, open: 0 } as WouldGo | null } = {},
) {
  const onKeep = vi.fn()
  const root = mount(<KeepDaysField days={days} wouldGo={async () => count ?? undefined} onKeep={onKeep} />)
  const select = root.querySelector('select')
  if (select) select.value = value
  select?.dispatchEvent(new Event('change', { bubbles: true }))
  await painted()
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find(button => button.textContent === name)
  return { root, onKeep, button, select }
}

describe('a shorter time', () => {
  test('says how many conversations go, and waits for a yes', async () => {
    const { root, onKeep, button } = await choose('30')
    expect(root.querySelector('dialog h2')?.textContent).toBe('Delete 12 conversations?')
    expect(onKeep).not.toHaveBeenCalled()
    button('Delete 12 conversations')?.click()
    expect(onKeep).toHaveBeenCalledExactlyOnceWith(30)
  })

  test('is not what holds when the person thinks better of it', async () => {
    const { root, onKeep, button, select } = await choose('7', { days: 90 })
    button('Cancel')?.click()
    await painted()
    expect(root.querySelector('dialog')).toBeNull()
    expect(onKeep).not.toHaveBeenCalled()
    expect(select?.value).toBe('90')
  })

  test.each([
    [2, 1, 'Delete 2 conversations', 'One more is open: it goes once it is closed.'],
    [1, 2, 'Delete 1 conversation', '2 more are open: they go once they are closed.'],
    [0, 1, 'Delete 1 conversation once closed', 'Its last message is'],
  ])('promises what goes, %d, and says that what is open, %d, stays until it is closed', async (...row) => {
    const [going, open, title, sentence] = row
    const { root, button } = await choose('30', { count: { going, open } })
    expect(root.querySelector('dialog h2')?.textContent).toBe(`${title}?`)
    expect(button(title)).toBeDefined()
    expect(root.querySelector('dialog')?.textContent).toContain(sentence)
  })

  test('is not chosen where nobody can tell what it costs', async () => {
    const { root, onKeep, select } = await choose('30', { days: 90, count: null })
    expect(root.querySelector('dialog')).toBeNull()
    expect(onKeep).not.toHaveBeenCalled()
    expect(select?.value).toBe('90')
  })

  test('that costs nothing is not asked about', async () => {
    const { root, onKeep } = await choose('30', { count: { going: 0, open: 0 } })
    expect(root.querySelector('dialog')).toBeNull()
    expect(onKeep).toHaveBeenCalledExactlyOnceWith(30)
  })
})

test.each([
  ['365', 365],
  ['ever', null],
])('a longer time, %s, is not asked about', async (value, days) => {
  const { onKeep } = await choose(value, { days: 90 })
  expect(onKeep).toHaveBeenCalledExactlyOnceWith(days)
})
