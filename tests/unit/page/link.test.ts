import { describe, expect, test, vi } from 'vitest'
import { createLink } from '../../../lib/page/link.ts'
import type { Command, CommandType } from '../../../lib/protocol/command.ts'
import type { Update } from '../../../lib/protocol/update.ts'
import { EVERY_COMMAND } from '../protocol/every-command.ts'
import { EVERY_UPDATE } from '../protocol/every-update.ts'
import { createFakeBackground } from './fake-background.ts'

/** What must not happen twice, or means nothing to a background that was not there. */
const NOT_AGAIN: ReadonlySet<CommandType> = new Set<CommandType>([
  'announce',
  'collect',
  'show-in-panel',
  'open',
  'continue',
  'test-connection',
])

function createTestLink(greeting: () => readonly Command[] = () => [], isWaiting = () => true) {
  const background = createFakeBackground()
  const updates: Update[] = []
  let rejoined = 0
  const link = createLink({
    connect: background.connect,
    greeting,
    onUpdate: update => void updates.push(update),
    onRejoined() {
      rejoined += 1
    },
    isWaiting,
    onAwake: background.onAwake,
  })
  return { ...background, link, updates, rejoined: () => rejoined }
}

const commands = (requests: readonly { readonly command: Command }[]) =>
  requests.map(({ command }) => command)
const done = { status: 'done' } as const

describe('a link', () => {
  test('passes on what the background says, and not what nobody says', () => {
    const { hear, updates } = createTestLink()
    const said = EVERY_UPDATE.filter(({ type }) => type !== 'reply' && type !== 'joined')
    for (const update of said) hear(update)
    for (const junk of [undefined, null, 7, 'x', {}, { type: 'x' }, { type: 'reply', id: 99, reply: done }])
      hear(junk)
    expect(updates).toEqual(said)
  })

  test('gives each command the reply that is its own', async () => {
    const { link, requests, hear } = createTestLink()
    const replies = EVERY_COMMAND.map(command => link.send(command))
    expect(commands(requests())).toEqual(EVERY_COMMAND)
    expect(new Set(requests().map(({ id }) => id)).size).toBe(EVERY_COMMAND.length)
    for (const { id } of [...requests()].reverse()) {
      hear({ type: 'reply', id, reply: { status: 'tested', answer: { text: `${id}`, ms: 1 } } })
    }
    const texts = (await Promise.all(replies)).map(reply => reply.status === 'tested' && reply.answer?.text)
    expect(texts).toEqual(requests().map(({ id }) => `${id}`))
  })
})

test('what cannot be read is lost, and asked for again on another port, as if the background had died', () => {
  const open: Command = { type: 'open', conversationId: 'c' }
  const { hear, ports, requests, updates } = createTestLink(
    () => [open],
    () => false,
  )
  hear({ type: 'event', conversationId: 'c', event: { type: 'ended', retryAfter: null } })
  expect(ports.map(({ closed }) => closed)).toEqual([true, false])
  expect(commands(requests())).toEqual([open])
  const [first] = ports
  first?.hear({ type: 'answering', conversationIds: [] })
  expect(updates).toEqual([])
})

test('a background that says nothing else is not asked as fast as it says it', () => {
  vi.useFakeTimers()
  const { hear, ports } = createTestLink()
  for (let times = 0; times < 100; times++) {
    hear({ type: 'x' })
    vi.advanceTimersByTime(20)
  }
  // The first few at once, and then one each 400 ms.
  expect(ports.length).toBeLessThan(10)
})

describe('when the background dies', () => {
  const greeting = (): Command[] => [{ type: 'announce', windowId: 7 }]

  test('the page greets the next one, then sends what can be done twice again, as it was', async () => {
    const { link, ports, die } = createTestLink(greeting)
    for (const command of EVERY_COMMAND) void link.send(command)
    die()
    expect(ports).toHaveLength(2)
    const [first, second] = ports.map(({ requests }) => requests)
    const again = EVERY_COMMAND.filter(({ type }) => !NOT_AGAIN.has(type))
    expect(commands(second ?? [])).toEqual([...greeting(), ...again])
    const ids = new Map(first?.map(({ id, command }) => [JSON.stringify(command), id]))
    for (const { id, command } of second?.slice(1) ?? []) expect(id).toBe(ids.get(JSON.stringify(command)))
  })

  test('whoever waits for what cannot be done twice is told that it failed', async () => {
    const { link, die } = createTestLink()
    const replies = EVERY_COMMAND.filter(({ type }) => NOT_AGAIN.has(type)).map(command => link.send(command))
    die()
    for (const reply of await Promise.all(replies)) {
      expect(reply).toEqual({ status: 'failed', failure: { kind: 'aborted' } })
    }
  })

  test('what was answered is not sent again, and what is answered by the next one is answered', async () => {
    const { link, die, requests, reply } = createTestLink()
    const renamed = link.send({ type: 'rename', conversationId: 'c', title: 'Mine' })
    reply('rename', done)
    const deleted = link.send({ type: 'delete', conversationIds: ['c'] })
    die()
    expect(requests().map(({ command }) => command.type)).toEqual(['delete'])
    die()
    reply('delete', done)
    expect(await Promise.all([renamed, deleted])).toEqual([done, done])
    die()
    expect(requests()).toEqual([])
  })

  test('what is sent before the page hears of it goes to the next one', async () => {
    const { link, goDeaf, die, requests } = createTestLink()
    goDeaf()
    void link.send({ type: 'delete', conversationIds: ['c'] })
    die()
    expect(commands(requests())).toEqual([{ type: 'delete', conversationIds: ['c'] }])
  })

  test('the page greets as it is then', () => {
    let windowId = 1
    const { requests, die } = createTestLink(() => [{ type: 'announce', windowId }])
    windowId = 2
    die()
    expect(commands(requests())).toEqual([{ type: 'announce', windowId: 2 }])
  })

  test('a link that was closed stays closed', () => {
    const { link, ports, die } = createTestLink()
    link.close()
    expect(ports[0]?.closed).toBe(true)
    die()
    expect(ports).toHaveLength(1)
  })
})

describe('when the background falls asleep and nothing is waited for', () => {
  const open: Command = { type: 'open', conversationId: 'c' }

  function createIdleLink() {
    const idle = createTestLink(
      () => [open],
      () => false,
    )
    idle.die()
    return idle
  }

  test('the page lets it sleep', () => {
    expect(createIdleLink().ports).toHaveLength(1)
  })

  test('a command wakes it, after the greeting', () => {
    const { link, ports, requests } = createIdleLink()
    void link.send({ type: 'delete', conversationIds: ['c'] })
    expect(ports).toHaveLength(2)
    expect(commands(requests())).toEqual([open, { type: 'delete', conversationIds: ['c'] }])
  })

  test('the page is there again once it was woken by somebody else, and once only', () => {
    const { wake, ports, requests } = createIdleLink()
    wake()
    wake()
    expect(ports).toHaveLength(2)
    expect(commands(requests())).toEqual([open])
  })

  test('the page knows when it is told again, and may have missed something', () => {
    const first = createTestLink()
    first.hear({ type: 'joined' })
    expect(first.rejoined()).toBe(0)
    first.die()
    expect(first.rejoined()).toBe(0)
    first.hear({ type: 'joined' })
    expect(first.rejoined()).toBe(1)
    expect(first.updates).toEqual([])
  })

  test('a background that dies before it says that it tells has told nothing', () => {
    const { die, hear, rejoined } = createTestLink()
    die()
    hear({ type: 'joined' })
    expect(rejoined()).toBe(1)
  })

  test('a link that was closed is not opened by its waking', () => {
    const { link, wake, ports } = createIdleLink()
    link.close()
    wake()
    expect(ports).toHaveLength(1)
  })
})

test('a background that dies at once, again and again, is started again at a pace', () => {
  vi.useFakeTimers()
  try {
    const { ports, die } = createTestLink()
    for (let death = 0; death < 20; death++) die()
    const atOnce = ports.length
    expect(atOnce).toBeLessThan(10)
    vi.advanceTimersByTime(500)
    expect(ports).toHaveLength(atOnce + 1)
  } finally {
    vi.useRealTimers()
  }
})
