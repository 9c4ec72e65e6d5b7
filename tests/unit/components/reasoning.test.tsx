// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { Reasoning } from '../../../components/chat/reasoning.tsx'
import { reasoningTime } from '../../../components/chat/reasoning-time.ts'
import { isThinking } from '../../../lib/model/message.ts'
import { answer, COMPLETE } from '../model/samples.ts'
import { mount, painted } from './mount.ts'

// What draws it is loaded when it is first needed, which takes its time where each file is compiled.
beforeAll(() => import('../../../components/markdown/markdown.tsx'))

afterEach(() => {
  vi.useRealTimers()
})

const TEXT = 'First this, then that'

function open(props: Partial<Parameters<typeof Reasoning>[0]>) {
  const root = mount(<Reasoning text={TEXT} thought={undefined} thinking={false} {...props} />)
  const summary = root.querySelector('summary')
  return {
    root,
    press: async () => {
      summary?.click()
      await painted()
    },
    summary: () => summary?.textContent,
    isOpen: () => root.querySelector('details')?.open,
    body: () => root.querySelector('details > :not(summary)')?.textContent,
  }
}

describe('reasoning', () => {
  test.each([
    [{ since: 1000, until: 13_400 }, 'Thought for 12 s'],
    [{ since: 1000, until: 1001 }, 'Thought for 1 s'],
    [{ since: 0, until: 125_000 }, 'Thought for 2 min 5 s'],
    [undefined, 'Reasoning'],
  ])('that is over says how long it took, where that is known: %o', (thought, said) => {
    expect(open({ thought }).summary()).toBe(said)
  })

  test('that is over stands in the page, folded, for find-in-page', () => {
    const { isOpen, body } = open({})
    expect([isOpen(), body()]).toEqual([false, TEXT])
  })

  test('that goes on is drawn only while somebody has it open', async () => {
    const { isOpen, body, press } = open({ thinking: true, thought: { since: 0 } })
    expect([isOpen(), body()]).toEqual([false, ''])
    await press()
    await vi.waitFor(() => expect([isOpen(), body()]).toEqual([true, TEXT]))
    await press()
    expect([isOpen(), body()]).toEqual([false, ''])
  })

  test('that goes on counts each second, and those who hear it are told once', () => {
    vi.useFakeTimers({ now: 10_000, toFake: ['Date'] })
    const { summary, root } = open({ thinking: true, thought: { since: 0 } })
    expect(summary()).toBe('Thinking… 10 s')
    for (const unheard of root.querySelectorAll('[aria-hidden="true"]')) unheard.remove()
    expect(summary()).toBe('Thinking…')
  })

  test('that goes on counts nothing before the first second, nor where nobody knows since when', () => {
    vi.useFakeTimers({ now: 10_000, toFake: ['Date'] })
    for (const thought of [undefined, { since: 9500 }, { since: 11_000 }, { since: 0, until: 5000 }])
      expect(open({ thinking: true, thought }).summary()).toBe('Thinking…')
  })
})

test.each([
  ['59 s', 59_999],
  ['1 min', 60_000],
  ['1 min 1 s', 61_000],
])('a time is told as %s', (told, ms) => {
  expect(reasoningTime(ms)).toBe(told)
})

test.each([
  ['reasons and has no text', { reasoning: 'Hm' }, true],
  ['has text and reasons again', { text: 'Hi', thought: { since: 1 } }, true],
  ['writes', { text: 'Hi', thought: { since: 1, until: 2 } }, false],
  ['writes, and nobody knows how long it reasoned', { text: 'Hi', reasoning: 'Hm' }, false],
  ['has ended before its text began', { outcome: COMPLETE }, false],
])('an answer that %s', (_what, rest, thinks) => {
  expect(isThinking(answer('a', 'q', rest))).toBe(thinks)
})
