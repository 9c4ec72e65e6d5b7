// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { openPage, settle, startPage } from './open-chat-page.ts'

const done = { status: 'done' } as const

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('asking', () => {
  test('clears the composer at once, and the stored draft goes with the question', async () => {
    const { page, background } = await openPage()
    page.edit({ text: ' Why? ' })
    const asking = page.ask()
    expect([page.asking.value, page.draft.value.text]).toEqual([true, ''])
    expect(background.requests().map(({ command }) => command.type)).toEqual(
      expect.arrayContaining(['save-draft', 'ask']),
    )
    expect(background.asked('save-draft')).toMatchObject({ key: 'c', draft: { text: ' Why? ' } })
    expect(background.asked('ask')).toMatchObject({
      conversationId: 'c',
      parts: [{ type: 'text', text: 'Why?' }],
    })
    background.reply('ask', done)
    await asking
    expect([page.asking.value, page.draft.value]).toEqual([false, { text: '' }])
    expect(background.all('save-draft')).toHaveLength(1)
  })

  test('before it is known where, waits for that and goes there', async () => {
    const { page, background } = startPage()
    page.edit({ text: 'Fast?' })
    const asking = page.ask()
    expect(background.all('ask')).toEqual([])
    await settle()
    expect(background.asked('ask')).toMatchObject({ conversationId: 'c' })
    background.reply('ask', done)
    await asking
    expect(page.draft.value.text).toBe('')
  })

  test('that is refused brings the question back, and says why until it is changed', async () => {
    const { page, background } = await openPage()
    page.edit({ text: 'Why?' })
    const asking = page.ask()
    background.reply('ask', { status: 'failed', failure: { kind: 'storage' } })
    await asking
    expect(page.refusal.value).toEqual({ kind: 'storage' })
    expect([page.asking.value, page.draft.value.text]).toEqual([false, 'Why?'])
    page.edit({ text: 'Why then?' })
    expect(page.refusal.value).toBeUndefined()
  })

  test('that is refused loses nothing of what was typed meanwhile', async () => {
    const { page, background } = await openPage()
    page.edit({ text: 'Why?' })
    const asking = page.ask()
    page.edit({ text: 'And how?' })
    background.reply('ask', { status: 'failed', failure: { kind: 'storage' } })
    await asking
    expect(page.draft.value.text).toBe('Why?\nAnd how?')
  })

  test('that is refused is not told over another conversation', async () => {
    const { page, background } = await openPage()
    page.edit({ text: 'Why?' })
    const asking = page.ask()
    page.show('d')
    background.reply('ask', { status: 'failed', failure: { kind: 'storage' } })
    await asking
    expect(page.refusal.value).toBeUndefined()
    expect(page.draft.value.text).toBe('')
  })

  test.each(['retry', 'continue'] as const)('to %s and being refused says why', async type => {
    const { page, background } = await openPage()
    const broken = answer('a', 'q', { text: 'Hal', outcome: { status: 'truncated' } })
    if (type === 'retry') page.retry(broken)
    else page.continueAnswer(broken)
    background.reply(type, { status: 'failed', failure: { kind: 'context-too-long' } })
    await settle()
    expect(page.refusal.value).toEqual({ kind: 'context-too-long' })
  })

  test('that is refused because of an answer says so until that ends', async () => {
    const { page, background } = await openPage()
    background.tell({
      type: 'snapshot',
      conversation: conversationOf(question('q', 'Hello?'), answer('a', 'q'), answer('b', 'q')),
    })
    page.retry(answer('b', 'q'))
    background.reply('retry', { status: 'failed', failure: { kind: 'busy' } })
    await settle()
    const ended = (messageId: string) =>
      ({
        type: 'event',
        conversationId: 'c',
        event: { type: 'ended', messageId, outcome: COMPLETE, at: 1 },
      }) as const
    background.tell(ended('b'))
    expect(page.refusal.value).toEqual({ kind: 'busy' })
    background.tell(ended('a'))
    expect(page.refusal.value).toBeUndefined()
  })

  test.each(['', ' \n\t'])('nothing (%j) sends nothing', async text => {
    const { page, background } = await openPage()
    page.edit({ text })
    await page.ask()
    expect(background.all('ask')).toEqual([])
  })

  test('typed and sent before anything is shown goes to the first conversation there is', async () => {
    const { page, background } = startPage({ last: null })
    page.edit({ text: 'Fast' })
    void page.ask()
    await settle()
    const conversationId = background.asked('open')?.conversationId
    expect(conversationId).toMatch(/./)
    expect(background.asked('ask')).toMatchObject({ conversationId, parts: [{ type: 'text', text: 'Fast' }] })
  })

  test('while an answer is written queues the question', async () => {
    const { page, background } = await openPage()
    const running = conversationOf(question('q', 'Hello?'), answer('a', 'q'))
    background.tell({ type: 'snapshot', conversation: running })
    page.edit({ text: 'And then?' })
    void page.ask()
    expect(background.asked('ask')).toBeUndefined()
    expect(background.asked('queue')).toMatchObject({
      conversationId: 'c',
      parts: [{ type: 'text', text: 'And then?' }],
      behind: 'a',
    })
    expect(page.draft.value).toEqual({ text: '' })
  })

  test('while another version is written is queued behind what is read', async () => {
    const { page, background } = await openPage()
    const read = answer('a', 'q', { text: 'Hi', outcome: COMPLETE })
    const all = conversationOf(question('q', 'Hello?'), read, answer('b', 'q'))
    background.tell({ type: 'snapshot', conversation: { ...all, leaf: 'a' } })
    page.edit({ text: 'And then?' })
    void page.ask()
    expect(background.asked('queue')).toMatchObject({ behind: 'a' })
  })

  test('twice in one moment asks once', async () => {
    const { page, background } = await openPage()
    page.edit({ text: 'Why?' })
    void page.ask()
    void page.ask()
    expect(background.all('ask')).toHaveLength(1)
  })

  test('leaves alone what was typed meanwhile, and what stands in another conversation', async () => {
    const { page, background } = await openPage()
    page.edit({ text: 'Why?' })
    const first = page.ask()
    page.edit({ text: 'Why? And how?' })
    background.reply('ask', done)
    await first
    expect(page.draft.value.text).toBe('Why? And how?')

    const second = page.ask()
    page.show('d')
    page.edit({ text: 'Elsewhere' })
    background.reply('ask', done)
    await second
    expect(page.draft.value.text).toBe('Elsewhere')
  })

  test('goes through the death of the background, as one question', async () => {
    const { page, background, current } = await openPage()
    page.edit({ text: 'Why?' })
    const asking = page.ask()
    background.die()
    const ids = background.all('ask').map(({ command }) => 'questionId' in command && command.questionId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(current()).toBe('c')
    background.reply('ask', done)
    await asking
    expect(page.draft.value.text).toBe('')
  })
})
