import { describe, expect, test } from 'vitest'
import { mayBeElsewhere, namesInterface } from '../../../lib/connections/base-url.ts'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'
import { parseServerUrl } from '../../../lib/connections/parse-server-url.ts'
import type { Managed } from '../../../lib/model/managed.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/model/settings.ts'
import { createOptionsPage } from '../../../lib/page/options-page.ts'
import type { Reply } from '../../../lib/protocol/update.ts'
import { createFakeBackground } from './fake-background.ts'

const PRESET = 'https://preset.example'
const form = { id: 'default', url: 'https://one.example/v1', model: 'm' }
const settle = () => new Promise(resolve => setImmediate(resolve))

const progress = () => ({ signal: new AbortController().signal, onStep: () => {} })

async function openOptions(settings: Settings = DEFAULT_SETTINGS, granted: readonly string[] = []) {
  const background = createFakeBackground()
  const allowed = new Set(granted)
  const asked: string[] = []
  let answerPerson = (_allowed: boolean) => {}
  let changed = () => {}
  let faults: Managed['faults'] | undefined
  const page = createOptionsPage({
    store: {
      heads: async () => [],
      begun: async fresh => fresh,
      conversationEnd: async () => undefined,
      isDeleted: async () => false,
      olderMessages: async () => ({ messages: [] }),
      isReadOnly: async () => false,
      connections: async () => [{ id: 'default', url: PRESET, model: 'm', hasKey: false }],
      settings: async () => settings,
      draft: async () => ({ text: '' }),
      last: async () => undefined,
      undos: async () => [],
      amount: async () => ({ conversations: 2, messages: 9 }),
      unread: async () => [],
      managed: async () => faults && { applied: {}, faults },
      syncProblems: async () => [],
      modelList: async () => undefined,
      modelLists: async () => new Map([['default', { at: 1, models: [{ id: 'listed' }, { id: 'm' }] }]]),
    },
    connect: background.connect,
    onAwake: background.onAwake,
    requestOrigin(origin) {
      asked.push(origin)
      return new Promise(resolve => {
        answerPerson = resolve
      })
    },
    hasOrigin: async origin => allowed.has(origin),
    onOriginsChanged(listener) {
      changed = listener
    },
    parseServerUrl,
    parsePasted,
    namesInterface,
    mayBeElsewhere,
    templates: [],
    origin: { system: 'linux', name: 'chrome-extension://x', lines: { linux: 'l', mac: 'm', windows: 'w' } },
    modelsOf: () => ['m'],
    presetOrigin: PRESET,
    storedBytes: async () => 1000,
    hasSynced: async () => false,
    now: Date.now,
  })
  await settle()
  return {
    page,
    background,
    asked,
    answerPerson: (yes: boolean) => answerPerson(yes),
    /** Another background than the one that the page knows has found these in a policy. */
    storeFaults(...found: Managed['faults']) {
      faults = found
    },
    async grant(...origins: string[]) {
      for (const origin of origins) allowed.add(origin)
      changed()
      await settle()
    },
  }
}

test('a page that another background tells has what was stored since', async () => {
  const { page, background, storeFaults } = await openOptions()
  expect(page.managed.value).toBeUndefined()
  storeFaults({ path: 'connections', problem: 'missing' })
  background.wake()
  background.die()
  background.wake()
  await settle()
  expect(page.managed.value).toBeUndefined()
  background.tell({ type: 'joined' })
  await settle()
  expect(page.managed.value?.faults).toEqual([{ path: 'connections', problem: 'missing' }])
})

describe('saving a server', () => {
  test('asks for its host in the click, and waits for no answer', async () => {
    const { page, background, asked } = await openOptions()
    const saved = page.save(form)
    expect(asked).toEqual(['https://one.example'])
    expect(background.asked('save-connection')).toEqual({ type: 'save-connection', connection: form })
    background.reply('save-connection', { status: 'done' })
    expect(await saved).toEqual({ status: 'done' })
  })

  test.each([
    `${PRESET}/v1`,
    'no address',
    'http://one.example',
    'https://user:pass@one.example',
    'javascript:alert(1)',
  ])('asks for no permission at %j', async url => {
    const { page, asked, background } = await openOptions()
    void page.save({ ...form, url })
    void page.tests.test({ ...form, url }, progress())
    await settle()
    expect(asked).toEqual([])
    expect(background.requests().map(({ command }) => command.type)).toEqual([
      'save-connection',
      'test-connection',
    ])
  })
})

describe('a server that is saved by a bare address', () => {
  const bare = { ...form, id: 'new', url: 'http://localhost:11434' }
  const stored = { ...bare, hasKey: false }

  async function saveBare(url = bare.url) {
    const opened = await openOptions()
    const { page, background } = opened
    const saved = page.save({ ...bare, url })
    background.tell({ type: 'connections', connections: [{ ...stored, url }] })
    background.reply('save-connection', { status: 'done' })
    await saved
    return opened
  }

  test('is asked where its interface is, once the person has answered the browser', async () => {
    const { page, background, answerPerson } = await saveBare()
    await settle()
    expect(background.asked('find-endpoint')).toBeUndefined()
    answerPerson(true)
    await settle()
    // With its key, which goes along where nothing is said of it.
    expect(background.asked('find-endpoint')).toEqual({ type: 'find-endpoint', connection: bare })
    expect(page.sought.value).toEqual({ id: 'new', status: 'asking', url: bare.url })
    const url = `${bare.url}/v1`
    background.reply('find-endpoint', { status: 'endpoint', url, models: [] })
    await settle()
    expect(background.asked('save-connection')?.connection).toEqual({ ...bare, url })
    background.reply('save-connection', { status: 'done' })
    await settle()
    expect(page.sought.value).toEqual({ id: 'new', status: 'found', url })
  })

  test('is asked again by another save only where nothing was found', async () => {
    const { page, background, answerPerson } = await saveBare()
    answerPerson(false)
    await settle()
    const save = async (reply: Reply) => {
      background.reply('find-endpoint', reply)
      await settle()
      void page.save(bare)
      background.reply('save-connection', { status: 'done' })
      await settle()
      answerPerson(false)
      await settle()
      return background.all('find-endpoint').length
    }
    expect(await save({ status: 'endpoint', models: [] })).toBe(2)
    expect(await save({ status: 'endpoint', url: bare.url, models: [] })).toBe(2)
  })

  test.each([`${bare.url}/v1`, `${bare.url}/chat/completions`, 'https://api.openai.com'])(
    'is not asked where the address says it: %s',
    async url => {
      const { background, answerPerson } = await saveBare(url)
      answerPerson(true)
      await settle()
      expect(background.asked('find-endpoint')).toBeUndefined()
    },
  )

  test('keeps what the person has changed meanwhile, an address above all', async () => {
    const changed = { ...stored, temperature: 0.2, hasKey: true, off: true } as const
    for (const [now, saved] of [
      [changed, { ...bare, temperature: 0.2, url: `${bare.url}/v1` }],
      [{ ...changed, url: 'https://other.example/v2' }, bare],
    ] as const) {
      const { background, answerPerson } = await saveBare()
      answerPerson(true)
      await settle()
      background.tell({ type: 'connections', connections: [now] })
      background.reply('find-endpoint', { status: 'endpoint', url: `${bare.url}/v1`, models: [] })
      await settle()
      expect(background.asked('save-connection')?.connection).toEqual(saved)
    }
  })

  test('is not asked when it is gone before the person has answered', async () => {
    const { background, answerPerson } = await saveBare()
    background.tell({ type: 'connections', connections: [] })
    answerPerson(true)
    await settle()
    expect(background.asked('find-endpoint')).toBeUndefined()
  })
})

describe('the form of a connection', () => {
  test('suggests the models that the person named, those the server is known for and those it listed', async () => {
    const { page } = await openOptions()
    const connection = { id: 'default', url: PRESET, model: 'm', hasKey: false, models: ['mine', 'listed'] }
    expect(page.modelsOf(connection)).toEqual(['mine', 'listed', 'm'])
  })

  test('takes an address, a key and a model out of what is pasted, and nothing out of what is none', async () => {
    const { page } = await openOptions()
    const command = `curl https://one.example/v1/chat/completions -H 'Authorization: Bearer sk-1' -d '{"model":"m"}'`
    expect(page.readPasted(command, false)).toEqual({
      pasted: { url: 'https://one.example/v1', key: 'sk-1', model: 'm' },
    })
    expect(page.readPasted('no address', false)).toEqual({ refusal: 'no-address' })
  })
})

describe('the sites', () => {
  const sites = ['https://a.example', 'https://b.example']

  test('are on where they are chosen and allowed, and follow what the browser says', async () => {
    const { page, grant } = await openOptions({ ...DEFAULT_SETTINGS, sites }, ['https://a.example'])
    expect(page.sites.value).toEqual([
      { origin: 'https://a.example', host: 'a.example', on: true },
      { origin: 'https://b.example', host: 'b.example', on: false },
    ])
    await grant('https://b.example')
    expect(page.sites.value.map(({ on }) => on)).toEqual([true, true])
  })

  test('are on all at once when every site is allowed, which is its own choice', async () => {
    const { page, grant, background } = await openOptions({ ...DEFAULT_SETTINGS, sites })
    await grant('*')
    expect(page.sites.value.map(({ on }) => on)).toEqual([true, true])
    expect(page.allSites.value).toBe(false)
    background.tell({ type: 'settings', settings: { ...DEFAULT_SETTINGS, sites: [], allSites: true } })
    await settle()
    expect(page.allSites.value).toBe(true)
    expect(page.sites.value).toEqual([])
  })

  test('are told to the background before the browser asks, which it does to switch on only', async () => {
    const { page, background, asked } = await openOptions()
    page.setSite('https://a.example', true)
    page.setAllSites(true)
    page.setSite('https://a.example', false)
    page.setAllSites(false)
    expect(asked).toEqual(['https://a.example', '*'])
    expect(background.requests().map(({ command }) => 'on' in command && command.on)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
