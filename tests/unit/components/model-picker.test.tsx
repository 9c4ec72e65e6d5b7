// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'
import { ModelPicker } from '../../../components/chat/model-picker.tsx'
import type { Connection, LastModel } from '../../../lib/model/connection.ts'
import type { ModelLists } from '../../../lib/model/model-list.ts'
import { DEFAULT_SETTINGS } from '../../../lib/model/settings.ts'
import type { ChatPage } from '../../../lib/page/chat-page.ts'
import { mount, painted } from './mount.ts'

const one: Connection = { id: 'one', url: 'https://one.example', model: 'm1', hasKey: false }
const two: Connection = { id: 'two', url: 'https://two.example', model: 'm2', name: 'Work', hasKey: true }

// Happy DOM has no top layer.
beforeEach(() => {
  HTMLElement.prototype.showPopover = () => {}
  HTMLElement.prototype.hidePopover = () => {}
})

async function open(recentModels: readonly LastModel[] = [], missing: readonly string[] = []) {
  let lists: ModelLists = new Map()
  const button = document.createElement('button')
  document.body.append(button)
  const page = {
    chosen: signal({ connections: [one, two] }),
    connection: signal(one),
    settings: signal({ ...DEFAULT_SETTINGS, recentModels }),
    modelsOf: () => [],
    readModelLists: async () => lists,
    send: vi.fn<ChatPage['send']>(async () => {
      lists = new Map([['two', { at: 1, models: [{ id: 'big', contextWindow: 128_000 }] }]])
      return { status: 'listed', missing }
    }),
    chooseModel: vi.fn<ChatPage['chooseModel']>(),
  }
  // The picker uses this much of a page.
  const root = mount(<ModelPicker page={page as unknown as ChatPage} button={button} onClose={() => {}} />)
  // What servers have listed is asked for as it opens.
  await vi.waitFor(() => expect(root.textContent).toContain('128K'))
  const field = root.querySelector('input') ?? document.createElement('input')
  const press = async (key: string) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await painted()
  }
  const type = async (text: string) => {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await painted()
  }
  const active = () =>
    root.querySelector(`[id="${field.getAttribute('aria-activedescendant')}"]`)?.textContent
  const options = () => [...root.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent)
  return { page, root, button, field, press, type, active, options }
}

test('it lists every connection’s models, and those that servers name once they have been asked', async () => {
  const { page, root, field, options } = await open()
  expect(options()).toEqual(['m1', 'm2', 'big128K tokens'])
  expect([...root.querySelectorAll('[role="group"]')].map(group => group.firstChild?.textContent)).toEqual([
    'one.example',
    'Work',
  ])
  expect(page.send).toHaveBeenCalledExactlyOnceWith({ type: 'list-models', refresh: false })
  expect(document.activeElement).toBe(field)
})

test('the keys go through it and around its ends, and Enter chooses', async () => {
  const { page, button, press, active } = await open()
  expect(active()).toBe('m1')
  await press('ArrowUp')
  expect(active()).toContain('big')
  await press('ArrowDown')
  await press('ArrowDown')
  expect(active()).toBe('m2')
  await press('Enter')
  expect(page.chooseModel).toHaveBeenCalledExactlyOnceWith('two', 'm2')
  expect(document.activeElement).toBe(button)
})

test('a long name is told by its ends, and whole by what is shown at it', async () => {
  const { type, root, options, press, page } = await open()
  const long = `${'meta-llama/'.repeat(20)}instruct-q4`
  await type(long)
  const [shown = ''] = options()
  expect(shown).toMatch(/^Use “meta-llama\/.*….*instruct-q4”/)
  expect(shown.indexOf('”')).toBeLessThan(80)
  expect(root.querySelector('[role="option"] [title]')?.getAttribute('title')).toBe(long)
  await press('Enter')
  expect(page.chooseModel).toHaveBeenCalledWith('one', long)
})

test('words find a model, what was chosen last stands first, and says whose it is', async () => {
  const { press, type, page, options } = await open([{ connection: 'two', model: 'big' }])
  expect(options()[0]).toBe('bigWork128K tokens')
  await type('work')
  // What is typed is a name as well, and stands last.
  expect(options().at(-1)).toContain('Use “work”')
  await type('work m2')
  expect(options()).toEqual(['m2'])
  await press('Enter')
  expect(page.chooseModel).toHaveBeenCalledWith('two', 'm2')
})

test('a name that no list has can be used all the same, at the server in use', async () => {
  const { press, type, page, options } = await open()
  await type('unlisted')
  expect(options()).toEqual(['Use “unlisted”one.example'])
  await press('Enter')
  expect(page.chooseModel).toHaveBeenCalledWith('one', 'unlisted')
})

test('Escape gives the focus back, chooses nothing, and goes no further', async () => {
  const { page, button, field } = await open()
  const outside = vi.fn()
  document.body.addEventListener('keydown', outside, { once: true })
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  expect(document.activeElement).toBe(button)
  expect(page.chooseModel).not.toHaveBeenCalled()
  expect(outside).not.toHaveBeenCalled()
})

test('Refresh asks all servers again', async () => {
  const { page, root } = await open()
  root.querySelector<HTMLButtonElement>('button[aria-label="Refresh the models"]')?.click()
  await painted()
  expect(page.send).toHaveBeenLastCalledWith({ type: 'list-models', refresh: true })
})

test.each([
  [['two'], 'Work did not list its models.'],
  [['one', 'two', 'gone'], 'one.example and Work did not list their models.'],
  [[], ''],
])('it says whose servers did not list any: %j', async (missing, note) => {
  const { root, type, page } = await open([], missing)
  const said = () => root.querySelector('[role="status"]')?.textContent
  await vi.waitFor(() => expect(said()).toBe(note))
  await type('no such model')
  expect(said()).toBe(`No model is called that. ${note}`.trim())
  // Asked again, they may.
  page.send.mockImplementation(async () => ({ status: 'listed', missing: [] }))
  root.querySelector<HTMLButtonElement>('button[aria-label="Refresh the models"]')?.click()
  await vi.waitFor(() => expect(said()).toBe('No model is called that.'))
})

test('a model that was typed and chosen stands among the recent ones, and is the one in use', async () => {
  const { root, page, options, type } = await open([{ connection: 'one', model: 'typed' }])
  expect(options()).toEqual(['typedone.example', 'm1', 'm2', 'big128K tokens'])
  page.connection.value = { ...one, model: 'typed' }
  await painted()
  expect(root.querySelector('[role="option"]:has([aria-label="in use"])')?.textContent).toBe(
    'typedone.example',
  )
  await type('typed')
  expect(options()).toEqual(['typedone.example'])
})
