import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '../../../lib/protocol/command.ts'
import { allRecords, PRESET } from '../store/fresh-store.ts'
import { open } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

const WINDOW = 7
const announce: Command = { type: 'announce', windowId: WINDOW }
const selection = { type: 'selection', text: 'Quoted', host: 'example.org' } as const
const PAGE = 'https://example.org/a/page?private=1'
const preset = ['Quoted', PAGE, 'Explain this.'] as const

let world: World
let worker: Worker

beforeEach(() => {
  world = createWorld()
  worker = world.startWorker()
})

afterEach(() => {
  expect(world.errors).toEqual([])
  vi.useRealTimers()
})

const useServer = () => world.store.updateSettings(settings => ({ ...settings, serverUsed: true }))
/** In tokens, as a person says it: what is longer is refused. */
const sayWindow = () => world.store.saveConnection({ ...PRESET, contextWindow: 16_385 }, undefined)
const told = (surface: FakeSurface, type: string) => surface.updates.filter(update => update.type === type)

/** The conversation a panel was sent to. */
function shownTo(surface: FakeSurface): string {
  const show = surface.updates.findLast(update => update.type === 'show')
  if (show?.type !== 'show') throw new Error('nothing shown')
  return show.conversationId
}

describe('a preset from the menu', () => {
  test('is asked exactly once, with what it is about, however many panels announce themselves how often', async () => {
    await useServer()
    await worker.handOverSelection(WINDOW, ...preset)
    const panels = [worker.openSurface(), worker.openSurface()]
    await Promise.all([...panels, ...panels].map(panel => panel.send(announce)))
    const request = await world.server.request(1)
    expect(request.body.messages).toEqual([
      { role: 'user', content: expect.stringMatching(/on example\.org.*\nQuoted\n.*Explain this\.$/s) },
    ])
    request.text('It is')
    request.finish()
    await until(async () => (await world.store.unfinished()).length === 0)
    await Promise.all(panels.map(panel => panel.send(announce)))
    await world.startWorker().openSurface().send(announce)
    expect(world.server.exchanges).toHaveLength(1)
    expect(await world.store.heads()).toHaveLength(1)
    for (const panel of panels) {
      const id = shownTo(panel)
      await panel.send({ ...open, conversationId: id })
      expect(panel.lastAnswer()).toMatchObject({ text: 'It is' })
      expect(told(panel, 'show').length).toBeLessThanOrEqual(1)
    }
  })

  test('is asked at once in a panel that is open', async () => {
    await useServer()
    const panel = worker.openSurface()
    await panel.send(announce)
    await worker.handOverSelection(WINDOW, ...preset)
    await world.server.request(1)
    expect((await world.store.heads()).map(({ id }) => id)).toEqual([shownTo(panel)])
  })

  test('stays away from the panels of other windows, and from popups', async () => {
    await useServer()
    const other = worker.openSurface()
    const popup = worker.openSurface()
    await other.send({ type: 'announce', windowId: WINDOW + 1 })
    await popup.send(open)
    await worker.handOverSelection(WINDOW, ...preset)
    expect([...told(other, 'show'), ...told(popup, 'show')]).toEqual([])
    expect(world.server.exchanges).toEqual([])
  })

  test('waits through the death of the background', async () => {
    await useServer()
    await worker.handOverSelection(WINDOW, ...preset)
    worker.kill()
    const next = world.startWorker()
    await next.recover()
    await next.openSurface().send(announce)
    await world.server.request(1)
  })

  test('opens as a draft before any server was used, and asks nothing', async () => {
    const panel = worker.openSurface()
    await panel.send(announce)
    await worker.handOverSelection(WINDOW, ...preset)
    expect(await world.store.draft(shownTo(panel))).toEqual({ text: 'Explain this.', quote: selection })
    expect(world.server.exchanges).toEqual([])
    expect(await world.store.heads()).toEqual([])
  })

  test('opens as a draft when it is refused, so that nothing is lost', async () => {
    await Promise.all([useServer(), sayWindow()])
    const panel = worker.openSurface()
    await panel.send(announce)
    const text = 'x'.repeat(100_000)
    await worker.handOverSelection(WINDOW, text, PAGE, 'Explain this.')
    const quote = { ...selection, text }
    expect(await world.store.draft(shownTo(panel))).toEqual({ text: 'Explain this.', quote })
    expect(world.server.exchanges).toEqual([])
  })
})

describe('a selection', () => {
  test('waits above the composer and is never sent by itself', async () => {
    await useServer()
    const panel = worker.openSurface()
    await panel.send(announce)
    await worker.handOverSelection(WINDOW, 'Quoted', PAGE)
    expect(await world.store.draft(shownTo(panel))).toEqual({ text: '', quote: selection })
    expect(world.server.exchanges).toEqual([])
  })

  test.each([undefined, '', 'about:blank', 'not a url'])('of a page at %j names no host', async pageUrl => {
    const panel = worker.openSurface()
    await panel.send(announce)
    await worker.handOverSelection(WINDOW, 'Quoted', pageUrl)
    expect(await world.store.draft(shownTo(panel))).toEqual({
      text: '',
      quote: { type: 'selection', text: 'Quoted' },
    })
  })

  test('that comes before the last was taken takes its place', async () => {
    await worker.handOverSelection(WINDOW, 'Old', PAGE)
    await worker.handOverSelection(WINDOW, 'Quoted', PAGE)
    const panel = worker.openSurface()
    await panel.send(announce)
    expect(told(panel, 'show')).toHaveLength(1)
    expect(await world.store.draft(shownTo(panel))).toMatchObject({ quote: { text: 'Quoted' } })
  })
})

test('the first question makes the server used, one that is refused does not', async () => {
  await sayWindow()
  const surface = worker.openSurface()
  const long = [{ type: 'text', text: 'x'.repeat(100_000) }] as const
  await surface.send({ type: 'ask', conversationId: 'c', questionId: 'q', parts: long })
  expect(await world.store.settings()).toMatchObject({ serverUsed: false })
  const short = [{ type: 'text', text: 'Hello?' }] as const
  await surface.send({ type: 'ask', conversationId: 'c', questionId: 'q', parts: short })
  expect(await world.store.settings()).toMatchObject({ serverUsed: true })
})

test('a popup sends the panel of its window to its conversation, before the panel is open or after', async () => {
  const popup = worker.openSurface()
  await popup.send({ type: 'show-in-panel', windowId: WINDOW, conversationId: 'c' })
  const panel = worker.openSurface()
  await panel.send(announce)
  expect(shownTo(panel)).toBe('c')
  await popup.send({ type: 'show-in-panel', windowId: WINDOW, conversationId: 'd' })
  expect(shownTo(panel)).toBe('d')
  expect(told(popup, 'show')).toEqual([])
})

test('a notice is told where the panel is, and sends it nowhere else', async () => {
  const panel = worker.openSurface()
  await panel.send(announce)
  await worker.handOverNotice(WINDOW, 'page-closed')
  expect(told(panel, 'notice')).toEqual([{ type: 'notice', notice: 'page-closed' }])
  expect(told(panel, 'show')).toEqual([])
  expect(world.server.exchanges).toEqual([])
})

test('what was handed over before the browser started again is nobody’s', async () => {
  await worker.handOverSelection(WINDOW, ...preset)
  await worker.forgetWindows()
  const panel = worker.openSurface()
  await panel.send(announce)
  expect(told(panel, 'show')).toEqual([])
})

describe('a popup', () => {
  const collect: Command = { type: 'collect', windowId: WINDOW }

  test('takes a selection that found no panel, and shows it again when it is opened again', async () => {
    expect(await worker.handOverSelection(WINDOW, 'Quoted', PAGE)).toBe(false)
    const popup = worker.openSurface()
    await popup.send(collect)
    const id = shownTo(popup)
    expect(await world.store.draft(id)).toEqual({ text: '', quote: selection })
    expect(await world.store.last('popup')).toBe(id)
    expect(await world.store.last('panel')).not.toBe(id)
  })

  test('takes nothing of another window, and nothing twice', async () => {
    await worker.handOverSelection(WINDOW + 1, 'Quoted', PAGE)
    const [popup, second, other] = [worker.openSurface(), worker.openSurface(), worker.openSurface()]
    await popup.send(collect)
    expect(told(popup, 'show')).toEqual([])
    await other.send({ ...collect, windowId: WINDOW + 1 })
    await second.send({ ...collect, windowId: WINDOW + 1 })
    expect(told(other, 'show')).toHaveLength(1)
    expect(told(second, 'show')).toEqual([])
  })

  test('leaves to an open panel what is meant for it', async () => {
    const panel = worker.openSurface()
    await panel.send(announce)
    const popup = worker.openSurface()
    await popup.send(collect)
    expect(await worker.handOverSelection(WINDOW, 'Quoted', PAGE)).toBe(true)
    expect(told(panel, 'show')).toHaveLength(1)
    expect(told(popup, 'show')).toEqual([])
  })
})

test('of selections that nobody has written a word to only the last one is kept', async () => {
  const panel = worker.openSurface()
  await panel.send(announce)
  await worker.handOverSelection(WINDOW, 'First', PAGE)
  const first = shownTo(panel)
  await panel.send({
    type: 'save-draft',
    key: first,
    draft: { text: 'Why?', quote: { ...selection, text: 'First' } },
  })
  await worker.handOverSelection(WINDOW, 'Second', PAGE)
  const second = shownTo(panel)
  await worker.handOverSelection(WINDOW, 'Third', PAGE)
  expect(await world.store.draft(first)).toMatchObject({ text: 'Why?' })
  expect(await world.store.draft(second)).toEqual({ text: '' })
  expect(await world.store.draft(shownTo(panel))).toMatchObject({ quote: { text: 'Third' } })
})

test('of a thousand selections that come while one is on its way the panel is shown the last, and that alone is kept', async () => {
  const panel = worker.openSurface()
  await panel.send(announce)
  const first = worker.handOverSelection(WINDOW, 'First', PAGE)
  await Promise.resolve()
  const texts = Array.from({ length: 1000 }, (_, number) => `Selection ${number}`)
  const had = await Promise.all([first, ...texts.map(text => worker.handOverSelection(WINDOW, text, PAGE))])
  expect(new Set(had)).toEqual(new Set([true]))
  expect(told(panel, 'show')).toHaveLength(2)
  const records = Object.entries(await allRecords(world.database))
  expect(records.filter(([key]) => key.startsWith('["draft"'))).toEqual([
    [JSON.stringify(['draft', shownTo(panel)]), { text: '', quote: { ...selection, text: 'Selection 999' } }],
  ])
})
