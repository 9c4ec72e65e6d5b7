// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { ConnectionsSection } from '../../../components/settings/connections-section.tsx'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'
import type { Connection } from '../../../lib/model/connection.ts'
import type { Managed } from '../../../lib/model/managed.ts'
import type { OptionsPage } from '../../../lib/page/options-page.ts'
import { mount, painted } from './mount.ts'

const desk: Connection = {
  id: 'desk',
  name: 'Desk',
  url: 'https://desk.example/v1',
  model: 'm',
  hasKey: true,
}
const work: Connection = {
  id: 'work',
  name: 'Work',
  url: 'https://work.example/v1',
  model: 'w',
  hasKey: false,
}

async function open(shown: readonly Connection[] = [desk, work]) {
  const connections = signal(shown)
  const managed = signal<Managed | undefined>(undefined)
  const removed = signal<readonly Connection[]>([])
  const save = vi.fn(async () => ({ status: 'done' }))
  const page = {
    connections,
    managed,
    failover: signal(false),
    list: { removed, returning: signal([]), lost: signal([]), undoRemove: () => {}, forgetRemoved: () => {} },
    local: { finding: signal(undefined) },
    templates: [],
    save,
    newId: () => 'new',
    readPasted: (text: string, insecure: boolean) => parsePasted(text, { insecure }),
    modelsOf: () => [],
    sought: signal(undefined),
    tests: { namesInterface: () => true, mayBeElsewhere: () => false },
  } as unknown as OptionsPage // no more of it is used here
  const root = mount(<ConnectionsSection page={page} preset={work} />)
  const named = (name: string) =>
    [...root.querySelectorAll('button')].find(
      one => one.textContent === name || one.getAttribute('aria-label') === name,
    )
  const name = () => root.querySelector<HTMLInputElement>('form[aria-label="Desk"] input')
  named('Edit “Desk”')?.click()
  await painted()
  return {
    root,
    connections,
    managed,
    removed,
    save,
    named,
    name,
    async type(text: string) {
      const field = name()
      if (!field) throw new Error('The form is not open')
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await painted()
    },
    async remove() {
      connections.value = [work]
      await painted()
    },
  }
}

test('what is typed in a form outlives its connection, without its key, and is saved as a new one', async () => {
  const { root, connections, save, named, name, type, remove } = await open()
  await type('My desk')
  const field = name()
  await remove()
  expect(name()).toBe(field)
  expect(field?.value).toBe('My desk')
  expect(root.querySelector('[role="alert"]')?.textContent).toMatch(/“Desk” was deleted elsewhere.*Its key/)
  await vi.waitFor(() => expect(root.textContent).not.toContain('A key is stored'))
  expect(named('Delete “Desk”')).toBeUndefined()

  named('Save as a new connection')?.closest('form')?.requestSubmit()
  await painted()
  expect(save).toHaveBeenCalledWith({ id: 'new', name: 'My desk', url: desk.url, model: 'm' })
  connections.value = [work, { ...desk, id: 'new', name: 'My desk' }]
  await painted()
  expect(root.querySelector('[role="alert"]')).toBeNull()
  expect(named('Edit “My desk”')).toBeDefined()
})

test('a form goes with its connection where nothing was typed, or where the person has deleted it here', async () => {
  const untouched = await open()
  expect(untouched.name()).not.toBeNull()
  await untouched.remove()
  expect(untouched.name()).toBeNull()

  const own = await open()
  await own.type('My desk')
  own.removed.value = [desk]
  await own.remove()
  // An undo finds what was typed.
  expect(own.name()?.closest('li')?.hidden).toBe(true)
})

test('a connection that comes back has its form again, with what was typed', async () => {
  const { root, connections, name, type, remove } = await open()
  await type('My desk')
  await remove()
  connections.value = [desk, work]
  await painted()
  expect(root.querySelector('[role="alert"]')).toBeNull()
  expect(name()?.value).toBe('My desk')
  await vi.waitFor(() => expect(root.textContent).toContain('A key is stored'))
})

test('what was typed can be left', async () => {
  const { name, named, type, remove } = await open()
  await type('My desk')
  await remove()
  named('Cancel')?.click()
  await painted()
  expect(name()).toBeNull()
})

const locked: Connection = {
  ...desk,
  url: 'https://gateway.example/v1',
  managed: { locked: true, key: true },
}

test('what is typed in a form outlives that the organisation locks its connection, and is saved as another', async () => {
  const { root, connections, save, named, name, type } = await open([{ ...desk, managed: {} }, work])
  await type('My desk')
  const field = name()
  connections.value = [locked, work]
  await painted()
  expect(name()).toBe(field)
  expect(field?.value).toBe('My desk')
  expect(root.querySelector('[role="alert"]')?.textContent).toMatch(/has locked “Desk”.*still here.*Its key/)

  // Folded up and opened again.
  named('Details of “Desk”')?.click()
  await painted()
  named('Details of “Desk”')?.click()
  await painted()
  expect(name()?.value).toBe('My desk')

  named('Save as a new connection')?.closest('form')?.requestSubmit()
  await painted()
  expect(save).toHaveBeenCalledWith({ id: 'new', name: 'My desk', url: desk.url, model: 'm' })
  await painted()
  expect(root.querySelector('[role="alert"]')).toBeNull()
  expect(named('Save as a new connection')).toBeUndefined()
})

test('a connection that is locked shows what the organisation has set once what was typed is left', async () => {
  const { root, connections, name, named, type } = await open([{ ...desk, managed: {} }, work])
  await type('My desk')
  connections.value = [locked, work]
  await painted()
  named('Cancel')?.click()
  await painted()
  expect(name()).toBeNull()
  named('Details of “Desk”')?.click()
  await painted()
  expect(root.textContent).toContain('Your organisation has set this connection and its key')
  expect(root.textContent).toContain(locked.url)
})

test('a connection that is unlocked again has its form again, with what was typed', async () => {
  const { root, connections, name, type } = await open([{ ...desk, managed: {} }, work])
  await type('My desk')
  connections.value = [locked, work]
  await painted()
  connections.value = [{ ...desk, managed: {} }, work]
  await painted()
  expect(root.querySelector('[role="alert"]')).toBeNull()
  expect(name()?.value).toBe('My desk')
})

test('where the organisation allows only its own, the form says that its connection is kept', async () => {
  const { root, connections, managed, name, named, type } = await open()
  await type('My desk')
  managed.value = { applied: {}, only: true, faults: [] }
  connections.value = []
  await painted()
  expect(name()?.value).toBe('My desk')
  expect(root.querySelector('[role="alert"]')?.textContent).toMatch(
    /allows only its own.*“Desk” is kept.*copy/,
  )
  // The background would refuse it.
  expect(named('Save as a new connection')).toBeUndefined()
})
