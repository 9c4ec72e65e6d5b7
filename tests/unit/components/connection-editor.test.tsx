// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { ConnectionEditor } from '../../../components/settings/connection-editor.tsx'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'
import type { Connection } from '../../../lib/model/connection.ts'
import type { OptionsPage } from '../../../lib/page/options-page.ts'
import { mount, painted } from './mount.ts'

const page = {
  readPasted: (text: string, insecure: boolean) => parsePasted(text, { insecure }),
  modelsOf: () => [],
  tests: { namesInterface: () => true, mayBeElsewhere: () => false },
} as unknown as OptionsPage // no more of it is used here

test.each([
  ['its person can change', false],
  ['its person’s organisation has locked', true],
])('of a connection that %s it is told whether a key was typed that is not saved', async (_who, isLocked) => {
  const connection: Connection = {
    id: 'a',
    url: 'https://one.example/v1',
    model: 'm',
    hasKey: false,
    ...(isLocked && { managed: { locked: true } }),
  }
  const onTyped = vi.fn()
  const root = mount(
    <ConnectionEditor
      page={page}
      connection={connection}
      template={undefined}
      preset={connection}
      isLocked={isLocked}
      onTyped={onTyped}
    />,
  )
  const key = root.querySelector<HTMLInputElement>('input[type="password"]')
  async function type(text: string): Promise<void> {
    if (key) key.value = text
    key?.dispatchEvent(new Event('input', { bubbles: true }))
    await painted()
  }
  expect(onTyped).not.toHaveBeenCalledWith(true)
  await type('sk-new')
  expect(onTyped).toHaveBeenLastCalledWith(true)
  await type('')
  expect(onTyped).toHaveBeenLastCalledWith(false)
})
