// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'
import { ModelPicker } from '../../../components/chat/model-picker.tsx'
import type { Connection, LastModel } from '../../../lib/model/connection.ts'
import type { ModelList, ModelLists, NoModels } from '../../../lib/model/model-list.ts'
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

const listed: ModelLists = new Map([
  ['one', { at: 1, models: [] }],
  ['two', { at: 1, models: [{ id: 'big', contextWindow: 128_000 }] }],
])

async function open(
  recentModels: readonly LastModel[] = [],
  missing: Readonly<Record<string, NoModels>> = {},
  answers: ModelLists = listed,
) {
  // As they were listed before.
  const lists = new Map<string, ModelList>([...answers].filter(([id]) => missing[id]))
  const button = document.createElement('button')
  document.body.append(button)
  const page = {
    chosen: signal({ connections: [one, two] }),
    connection: signal(one),
    settings: signal({ ...DEFAULT_SETTINGS, recentModels }),
    modelsOf: () => [],
    readModelLists: async () => new Map(lists),
    readModelList: async (id: string) => lists.get(id),
    send: vi.fn<ChatPage['send']>(async command => {
      if (command.type !== 'list-models') return { status: 'done' }
      const list = answers.get(command.id)
      const cause = missing[command.id]
      if (list && !cause) lists.set(command.id, list)
      return { status: 'listed', ...(cause && { cause }) }
    }),
    chooseModel: vi.fn<ChatPage['chooseModel']>(),
  }
  const root = mount(<ModelPicker page={page} button={button} onClose={() => {}} />)
  const said = () => root.querySelector('[role="status"]')?.textContent
  // What servers have listed is asked for as it opens.
  await vi.waitFor(() => expect(said()).not.toContain('Asking'))
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
  return { page, root, button, field, press, type, active, options, said }
}

test('it lists every connection’s models, and those that servers name once they have been asked', async () => {
  const { page, root, field, options } = await open()
  expect(options()).toEqual(['m1', 'm2', 'big128K tokens'])
  expect([...root.querySelectorAll('[role="group"]')].map(group => group.firstChild?.textContent)).toEqual([
    'one.example',
    'Work',
  ])
  expect(page.send.mock.calls).toEqual([
    [{ type: 'list-models', id: 'one', refresh: false }],
    [{ type: 'list-models', id: 'two', refresh: false }],
  ])
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
  expect(page.send).toHaveBeenLastCalledWith({ type: 'list-models', id: 'two', refresh: true })
})

test('it says whose servers did not list any, and why', async () => {
  const { root, type, page, said } = await open([], { one: 'wants-key', two: 'timeout' })
  const note =
    'one.example did not list its models: it wants a key, or another one. Work did not list its models: it did not answer in time.'
  await vi.waitFor(() => expect(said()).toBe(note))
  await type('no such model')
  expect(said()).toBe(`No model is called that. ${note}`)
  // Asked again, they may.
  page.send.mockImplementation(async () => ({ status: 'listed' }))
  root.querySelector<HTMLButtonElement>('button[aria-label="Refresh the models"]')?.click()
  await vi.waitFor(() => expect(said()).toBe('No model is called that.'))
})

test('a server that hangs keeps nobody from the models of the others', async () => {
  let lists: ModelLists = new Map()
  const page = {
    chosen: signal({ connections: [one, two] }),
    connection: signal(one),
    settings: signal(DEFAULT_SETTINGS),
    modelsOf: () => [],
    readModelLists: async () => lists,
    readModelList: async (id: string) => listed.get(id),
    send: (async command => {
      if (command.type === 'list-models' && command.id === 'one') await new Promise(() => {})
      lists = listed
      return { status: 'listed' }
    }) as ChatPage['send'], // it is sent nothing else
    chooseModel: () => {},
  }
  const root = mount(<ModelPicker page={page} button={document.createElement('button')} onClose={() => {}} />)
  await vi.waitFor(() => expect(root.textContent).toContain('128K'))
  expect(root.querySelector('[role="status"]')?.textContent).toBe('Asking the servers for their models…')
})

test('a name that is in no list is nobody’s guess where more than one server may know it', async () => {
  const cut: ModelLists = new Map([...listed, ['two', { at: 1, models: [{ id: 'big' }], cut: true }]])
  for (const { page, type, press, active, options, said } of [
    await open([], {}, cut),
    await open([], { two: 'unreachable' }),
    await open([], { two: 'nothing' }, new Map([['one', { at: 1, models: [] }]])),
  ]) {
    await type('model-2500')
    expect(options()).toEqual(['Use “model-2500”one.example', 'Use “model-2500”Work · two.example'])
    expect(said()).toMatch(/^No list has that name. Choose the server that knows it. Work /)
    expect(active()).toBeUndefined()
    await press('Enter')
    expect(page.chooseModel).not.toHaveBeenCalled()
    await press('ArrowDown')
    expect(active()).toContain('one.example')
    await press('ArrowDown')
    await press('Enter')
    expect(page.chooseModel).toHaveBeenCalledExactlyOnceWith('two', 'model-2500')
  }
})

test('it says that a list was too long, and finds all that there is of it', async () => {
  const models = Array.from({ length: 10_000 }, (_, index) => ({ id: `vendor${index % 9} model-${index}` }))
  const { said, type, options } = await open(
    [],
    {},
    new Map([...listed, ['two', { at: 1, models, cut: true }]]),
  )
  expect(said()).toContain('Work lists more models than can be kept')
  await type('MODEL-9999 vendor')
  expect(options()).toEqual(['vendor0 model-9999'])
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
