// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { ConnectionEditor } from '../../../components/settings/connection-editor.tsx'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'
import type { OptionsPage } from '../../../lib/page/options-page.ts'
import { mount, painted } from './mount.ts'

function open(model = 'm', stored = '') {
  const save = vi.fn(async () => ({ status: 'done' }))
  const findQuietly = vi.fn(async () => undefined)
  const page = {
    save,
    connections: signal([]),
    readPasted: (text: string, insecure: boolean) => parsePasted(text, { insecure }),
    modelsOf: () => [],
    tests: {
      namesInterface: (url: string) => url.endsWith('/v1'),
      mayBeElsewhere: () => false,
      findQuietly,
    },
  } as unknown as OptionsPage // no more of it is used here
  const connection = { id: 'new', url: stored, model, hasKey: false }
  const root = mount(
    <ConnectionEditor
      page={page}
      connection={connection}
      given={{}}
      template={undefined}
      preset={connection}
    />,
  )
  const field = (label: string) => {
    const { htmlFor } = [...root.querySelectorAll('label')].find(one => one.textContent === label) ?? {}
    return root.querySelector<HTMLInputElement>(`[id="${htmlFor}"]`)
  }
  const url = field('Server URL')
  return {
    root,
    save,
    findQuietly,
    field,
    async type(text: string) {
      if (url) url.value = text
      url?.dispatchEvent(new Event('input', { bubbles: true }))
      await painted()
      url?.dispatchEvent(new FocusEvent('blur'))
      await painted()
    },
    async submit() {
      root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
      await painted()
    },
  }
}

test('the form of a new connection begins at its first field', () => {
  const { field } = open()
  expect(document.activeElement).toBe(field('Name'))
})

test('all that is wrong is said at once, and the first of it has the focus', async () => {
  const { save, field, submit } = open('')
  await submit()
  for (const label of ['Server URL', 'Model']) expect(field(label)?.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(field('Server URL'))
  expect(save).not.toHaveBeenCalled()
})

test('nothing on the page moves under the press that leaves the address', async () => {
  const { root, type } = open()
  await type('')
  const hasGrown = () => root.textContent?.includes('This is no web address')
  window.dispatchEvent(new PointerEvent('pointerdown', { buttons: 1 }))
  await type('no address')
  expect(hasGrown()).toBe(false)
  window.dispatchEvent(new PointerEvent('pointerup'))
  await painted()
  await painted()
  expect(hasGrown()).toBe(true)
})

test('what a press has thrown away does not come back when it is over', async () => {
  const { root, field, type } = open('m', 'https://stored.example/v1')
  await painted()
  const name = field('Name')
  if (name) name.value = 'Another'
  name?.dispatchEvent(new Event('input', { bubbles: true }))
  window.dispatchEvent(new PointerEvent('pointerdown', { buttons: 1 }))
  await type('https://a.example/v1')
  window.dispatchEvent(new PointerEvent('pointerup'))
  const buttons = [...root.querySelectorAll('button')]
  buttons.find(({ textContent }) => textContent === 'Discard changes')?.click()
  await painted()
  await painted()
  expect(field('Server URL')?.value).toBe('https://stored.example/v1')
  expect(field('Name')?.value).toBe('')
})

test('a press that closes the form asks no server by it', async () => {
  const { root, findQuietly, type } = open()
  await painted()
  window.dispatchEvent(new PointerEvent('pointerdown', { buttons: 1 }))
  await type('https://a.example')
  window.dispatchEvent(new PointerEvent('pointerup'))
  root.replaceChildren()
  await painted()
  expect(findQuietly).not.toHaveBeenCalled()
})

test('a key that leaves the address does ask its server', async () => {
  const { findQuietly, type } = open()
  await type('https://a.example')
  expect(findQuietly).toHaveBeenCalledOnce()
})

test('a key that came with one address goes out of the form with it, and the form says so', async () => {
  const { root, save, type, submit } = open()
  await type('curl https://a.example/v1?token=T -H "Authorization: Bearer sk-for-a"')
  await type('https://b.example/v1')
  expect(root.textContent).toContain('What was entered for a.example is taken out')
  await submit()
  expect(save).toHaveBeenCalledWith({ id: 'new', url: 'https://b.example/v1', model: 'm' })
})

test('what is secret goes to its fields, also where plain http is not allowed yet', async () => {
  const { root, save, field, type, submit } = open()
  await type('curl http://nas.local:8000/v1 -H "Authorization: Bearer sk-for-nas"')
  expect([field('Server URL')?.value, field('Key or access code')?.value]).toEqual([
    'http://nas.local:8000/v1',
    'sk-for-nas',
  ])
  expect(root.textContent).toContain('Without https://')
  await submit()
  expect(save).not.toHaveBeenCalled()
})

test.each([
  ['sk-proj-0123456789', 'insertText'],
  ['curl https://user:pass@a.example/v1', 'insertFromPaste'],
  ['https://a.example/v1 https://b.example/v1 sk-proj-0123456789', 'insertFromDrop'],
])('a secret in the wrong field is readable at no time: %s', async (text, inputType) => {
  const { root, field } = open()
  const url = field('Server URL')
  if (url) url.value = text
  url?.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }))
  await painted()
  expect(url?.type).toBe('password')
  expect(root.querySelector('[aria-invalid="true"]')).toBe(url)
})

test('what is dropped is taken apart at once', async () => {
  const { field } = open()
  const url = field('Server URL')
  if (url) url.value = 'https://a.example/v1?pwd=1234'
  url?.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromDrop' }))
  await painted()
  expect(url?.value).toBe('https://a.example/v1')
})

test.each([
  ['192.168.1.5:11434', 'Without https://', true],
  ['http://0.0.0.0:8000/', 'From its own computer it is reached at http://127.0.0.1:8000.', false],
  ['0.0.0.0:8000/v1', 'From its own computer it is reached at http://127.0.0.1:8000/v1.', false],
  ['http://[::]:8080', 'From its own computer it is reached at http://127.0.0.1:8080.', false],
  ['sk-proj-0123456789', 'This is a key', false],
  ['https://{resource}.openai.azure.com/openai/v1', 'left to be filled in', false],
  ['', 'no web address', false],
])('of %j it is said why nothing is saved, and what would do', async (text, sentence, isOffered) => {
  const { root, save, field, type, submit } = open()
  await type(text)
  // When it is left, already; an empty field is one that nobody has come to.
  expect(root.textContent.includes(sentence)).toBe(text !== '')
  expect(field('Server URL')?.type).toBe(sentence === 'This is a key' ? 'password' : 'text')
  await submit()
  expect(save).not.toHaveBeenCalled()
  expect(field('Server URL')?.getAttribute('aria-invalid')).toBe('true')
  expect(root.textContent).toContain(sentence)
  expect(root.textContent.includes('Allow http:// for this server')).toBe(isOffered)
})
