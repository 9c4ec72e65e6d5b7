// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { EMPTY_FIELDS, type SetupFields } from '../../../components/setup/setup-fields.ts'
import { SetupFieldset } from '../../../components/setup/setup-fieldset.tsx'
import { mount } from './mount.ts'

function show(fields: Partial<SetupFields>, systemPrompt?: string) {
  const onChange = vi.fn()
  const connection = {
    id: 'one',
    url: 'https://one.example',
    model: 'm',
    hasKey: false,
    ...(systemPrompt && { systemPrompt }),
  }
  const root = mount(
    <SetupFieldset
      fields={{ ...EMPTY_FIELDS, ...fields }}
      errors={{}}
      connection={connection}
      models={[]}
      onChange={onChange}
    />,
  )
  return { onChange, instructions: root.querySelector<HTMLElement>('[role=switch]') }
}

test('a connection’s instructions can be switched off for one conversation, and on again', () => {
  const on = show({}, 'Be brief.')
  expect(on.instructions?.getAttribute('aria-checked')).toBe('true')
  on.instructions?.click()
  expect(on.onChange).toHaveBeenCalledExactlyOnceWith({ noPrompt: true })
  const off = show({ noPrompt: true }, 'Be brief.')
  expect(off.instructions?.getAttribute('aria-checked')).toBe('false')
  off.instructions?.click()
  expect(off.onChange).toHaveBeenCalledExactlyOnceWith({ noPrompt: false })
})

test('where the connection has none, or the conversation its own, there is nothing to switch', () => {
  expect(show({}).instructions).toBeNull()
  expect(show({ systemPrompt: 'Mine' }, 'Be brief.').instructions).toBeNull()
})
