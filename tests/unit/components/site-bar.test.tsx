// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { SiteBar } from '../../../components/chat/site-bar.tsx'
import { mount } from './mount.ts'

function open(everywhere: boolean) {
  const set = vi.fn()
  const onOpenOptions = vi.fn()
  const site = signal({ origin: 'https://here.example', host: 'here.example', on: true, everywhere })
  const root = mount(<SiteBar siteSwitch={{ site, set }} onOpenOptions={onOpenOptions} />)
  const control = root.querySelector<HTMLElement>('[role="switch"]')
  control?.click()
  return { root, set, control, onOpenOptions }
}

test('the switch switches this site', () => {
  const { set, control } = open(false)
  expect(set.mock.calls).toEqual([[false]])
  expect(control?.hasAttribute('aria-disabled')).toBe(false)
})

test('where the button is on for all sites the switch is on, says why it cannot be switched, and where it can', () => {
  const { root, set, control, onOpenOptions } = open(true)
  expect(set).not.toHaveBeenCalled()
  expect(control?.getAttribute('aria-checked')).toBe('true')
  expect(control?.getAttribute('aria-disabled')).toBe('true')
  const reason = root.querySelector(`#${control?.getAttribute('aria-describedby')}`)
  expect(reason?.textContent).toBe('On for all sites')
  const options = [...root.querySelectorAll('button')].find(button => button.textContent?.includes('Options'))
  options?.click()
  expect(onOpenOptions).toHaveBeenCalledOnce()
})
