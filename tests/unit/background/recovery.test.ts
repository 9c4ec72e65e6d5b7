import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Conversation } from '../../../lib/model/conversation.ts'
import type { Answer } from '../../../lib/model/message.ts'
import { COMPLETE } from '../model/samples.ts'
import { allRecords } from '../store/fresh-store.ts'
import { answerSlowly } from './answer-slowly.ts'
import { ask, goOn, open, Q, retry } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { turn, until } from './until.ts'
import { createWorld, type World } from './world.ts'

const WHOLE = 'Hello, world'

afterEach(() => {
  vi.useRealTimers()
})

function answerOf(conversation: Conversation | undefined): Answer | undefined {
  return conversation?.messages.findLast(message => message.role === 'assistant')
}

interface Life {
  readonly world: World
  readonly surface: FakeSurface
  readonly steps: number
}

/**
 * A background that is asked, answers slowly enough for its journal to follow, and dies after `steps` of what it does
 * with its database and its server, if it lives that long.
 */
async function live(steps: number): Promise<Life> {
  const world = createWorld()
  let taken = 0
  const worker = world.startWorker(() => ++taken > steps)
  const surface = worker.openSurface()
  void surface.send(open)
  void surface.send(ask(Q))
  await answerSlowly(world, surface, WHOLE, () => taken <= steps)
  worker.kill()
  return { world, surface, steps: taken }
}

/** Every life there is: shorter by one step each. */
async function* lives(): AsyncGenerator<Life> {
  const { steps: all } = await live(Number.POSITIVE_INFINITY)
  expect(all).toBeGreaterThan(20)
  for (let steps = 1; steps < all; steps++) yield live(steps)
}

/** The first life of which some text is left, and not all of it. */
async function brokenLife(): Promise<Life & { readonly text: string }> {
  for await (const life of lives()) {
    const text = answerOf(await life.world.store.conversation('c'))?.text ?? ''
    if (text.length > 1 && text !== WHOLE) return { ...life, text }
  }
  throw new Error('None broke off in mid-text')
}

describe('a background that dies at any moment', () => {
  test('leaves what was asked and all that was journalled, once, marked as interrupted', async () => {
    const texts = new Set<string>()
    for await (const { world, surface, steps } of lives()) {
      const before = await world.store.conversation('c')
      await world.startWorker().recover()
      const after = await world.store.conversation('c')
      const message = `after ${steps} steps`

      if (surface.conversation()?.messages.length) expect(before?.messages, message).toHaveLength(2)
      expect(after?.messages.length, message).toBe(before?.messages.length)
      expect(answerOf(after)?.text, message).toBe(answerOf(before)?.text)
      expect(WHOLE.startsWith(answerOf(after)?.text ?? ''), message).toBe(true)
      if (after)
        expect(answerOf(after)?.outcome, message).toEqual(
          expect.toBeOneOf([COMPLETE, { status: 'interrupted' }]),
        )
      if (answerOf(after)?.outcome?.status === 'complete') expect(answerOf(after)?.text, message).toBe(WHOLE)
      expect(await world.store.unfinished(), message).toEqual([])
      expect(Object.keys(await allRecords(world.database)).filter(key => key.includes('journal'))).toEqual([])
      expect(world.errors, message).toEqual([])
      texts.add(answerOf(after)?.text ?? 'nothing asked')
    }
    // It did die before the question, before the first token, in the middle and at the end.
    expect([...texts]).toEqual(expect.arrayContaining(['nothing asked', '', 'H', WHOLE]))
    expect(texts.size).toBeGreaterThan(5)
  })

  test('shows at most a quarter of a second more than what is found afterwards', async () => {
    for await (const { world, surface } of lives()) {
      const found = answerOf(await world.store.conversation('c'))?.text ?? ''
      // A token comes every 122 ms; two are on their way at most, and one was shown as the background died.
      expect((surface.lastAnswer()?.text ?? '').length - found.length).toBeLessThanOrEqual(3)
    }
  })

  test('can be followed by one that goes on with the answer, repeating nothing', async () => {
    for await (const { world } of lives()) {
      const worker = world.startWorker()
      await worker.recover()
      const surface = worker.openSurface()
      await surface.send(open)
      const broken = surface.lastAnswer()
      if (broken?.outcome?.status !== 'interrupted') continue
      const asked = world.server.exchanges.length
      await surface.send(goOn(broken.id))
      const request = await world.server.request(asked + 1)
      expect(request.body.messages[1]).toEqual(
        broken.text ? { role: 'assistant', content: broken.text } : undefined,
      )
      request.text(WHOLE.slice(broken.text.length), '!')
      request.finish()
      expect(await surface.ended()).toMatchObject({ id: broken.id, text: `${WHOLE}!`, outcome: COMPLETE })
      expect(await world.store.conversation('c')).toEqual(surface.conversation())
    }
  })

  test('sends nothing again by itself, and asks once when the question is sent to the next one', async () => {
    for await (const { world } of lives()) {
      const asked = world.server.exchanges.length
      const begun = (await world.store.unfinished()).length > 0 || (await world.store.heads()).length > 0
      const worker = world.startWorker()
      const surface = worker.openSurface()
      const recovered = worker.recover()
      expect(await surface.send(ask(Q))).toEqual({ status: 'done' })
      await recovered
      await surface.send(open)
      if (begun) {
        await surface.ended()
        expect(world.server.exchanges).toHaveLength(asked)
      } else {
        const request = await world.server.request(asked + 1)
        request.text(WHOLE)
        request.finish()
        expect(await surface.ended()).toMatchObject({ text: WHOLE, outcome: COMPLETE })
      }
      expect(surface.conversation()?.messages).toHaveLength(2)
      expect(await world.store.heads()).toHaveLength(1)
    }
  })
})

describe('a background that dies while it goes on with an answer', () => {
  test('loses neither half, and has neither twice', async () => {
    const broke = await brokenLife()
    const { world } = broke
    let { text } = broke
    for (const piece of [' and', ' so', ' on']) {
      const worker = world.startWorker()
      await worker.recover()
      const surface = worker.openSurface()
      await surface.send(open)
      const asked = world.server.exchanges.length
      await surface.send(goOn(surface.lastAnswer()?.id ?? ''))
      const request = await world.server.request(asked + 1)
      request.text(piece)
      text += piece
      await until(async () => answerOf(await world.store.conversation('c'))?.text === text)
      worker.kill()
    }
    await world.startWorker().recover()
    expect(answerOf(await world.store.conversation('c'))).toMatchObject({
      text,
      outcome: { status: 'interrupted' },
    })
  })

  test('can be retried, and both answers stay', async () => {
    const { world } = await brokenLife()
    const worker = world.startWorker()
    await worker.recover()
    const surface = worker.openSurface()
    await surface.send(open)
    const broken = surface.lastAnswer()
    await surface.send(retry(broken?.id ?? '', 'zz'))
    const request = await world.server.request(2)
    request.text('Anew')
    request.finish()
    expect(await surface.ended()).toMatchObject({ id: 'zz', text: 'Anew', parent: Q })
    expect((await world.store.conversation('c'))?.messages).toContainEqual(broken)
  })
})

describe('recovery', () => {
  test('leaves alone what a living background is writing, and ends it when that one dies', async () => {
    const world = createWorld()
    const first = world.startWorker()
    const surface = first.openSurface()
    await surface.send(open)
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.text('Hel')
    await until(async () => answerOf(await world.store.conversation('c'))?.text === 'Hel')

    await world.startWorker().recover()
    expect(answerOf(await world.store.conversation('c'))).not.toHaveProperty('outcome')
    first.kill()
    await until(async () => answerOf(await world.store.conversation('c'))?.outcome)
    expect(answerOf(await world.store.conversation('c'))).toMatchObject({
      text: 'Hel',
      outcome: { status: 'interrupted' },
    })
  })

  test('never interrupts an answer of its own background, at whatever moment it comes', async () => {
    for (let moment = 0; moment < 25; moment++) {
      const world = createWorld()
      const worker = world.startWorker()
      const surface = worker.openSurface()
      void surface.send(open)
      void surface.send(ask(Q))
      const rest = [...'Hello']
      let recovered: Promise<unknown> | undefined
      for (let now = 0; !recovered || !surface.lastAnswer()?.outcome; now++) {
        if (now === moment) recovered = worker.recover()
        const [request] = world.server.exchanges
        if (request && recovered && rest.length > 0) request.text(rest.shift() ?? '')
        else if (recovered) request?.finish()
        await turn()
      }
      await recovered
      expect(surface.lastAnswer(), `at moment ${moment}`).toMatchObject({ text: 'Hello', outcome: COMPLETE })
      await until(async () => (await world.store.unfinished()).length === 0)
    }
  })

  test('drops a journal whose message is gone', async () => {
    const world = createWorld()
    await world.store.append('gone', 1, { conversationId: 'nowhere', text: 'x', reasoning: '' })
    await world.startWorker().recover()
    expect(await world.store.unfinished()).toEqual([])
    expect(await world.store.heads()).toEqual([])
  })
})
