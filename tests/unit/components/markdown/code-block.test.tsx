// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { CodeBlock } from '../../../../components/markdown/code-block.tsx'
import { MarkdownContext } from '../../../../components/markdown/markdown-context.ts'
import { MAX_HIGHLIGHTED } from '../../../../lib/markdown/highlight/colouring.ts'
import { highlightLines } from '../../../../lib/markdown/highlight/highlight-lines.ts'
import type { HighlightJob } from '../../../../lib/markdown/highlight/highlighter.ts'
import { type Marks, toMarks } from '../../../../lib/markdown/highlight/marks.ts'
import type { Code } from '../../../../lib/markdown/tree.ts'
import { painted } from '../mount.ts'

/** The page's one observer is made once; what is in sight is each test's own. */
let isInSight = (_target: Element) => true

class FakeObserver {
  readonly tell: IntersectionObserverCallback

  constructor(tell: IntersectionObserverCallback) {
    this.tell = tell
  }

  observe(target: Element): void {
    const entry = { target, isIntersecting: isInSight(target) } as unknown as IntersectionObserverEntry // of which this is read
    queueMicrotask(() => this.tell([entry], this as unknown as IntersectionObserver)) // which nothing is read of
  }

  unobserve(): void {}
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', FakeObserver)
  isInSight = () => true
})

afterEach(() => {
  vi.useRealTimers()
})

const code = (text: string, rest: Partial<Code> = {}): Code => ({ type: 'code', chunks: [text], ...rest })

function open(first: Code) {
  const root = document.createElement('div')
  document.body.append(root)
  onTestFinished(async () => {
    render(null, root)
    root.remove()
    await painted()
  })
  const announced: string[] = []
  const jobs: HighlightJob[] = []
  const context: MarkdownContext = {
    announce: text => announced.push(text),
    isSaidHere: () => false,
    askToOpen: () => {},
    highlighter: {
      isFree: () => true,
      async highlight(job): Promise<readonly Marks[]> {
        jobs.push(job)
        return toMarks(job.chunks, highlightLines(job.chunks.join(''), job.grammar).flat())
      },
    },
  }
  const draw = (shown: Code) =>
    render(
      <MarkdownContext.Provider value={context}>
        <CodeBlock code={shown} />
      </MarkdownContext.Provider>,
      root,
    )
  draw(first)
  const button = (name: string) => {
    const found = root.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)
    if (!found) throw new Error(`No button ${name}`)
    return found
  }
  return {
    root,
    draw,
    announced,
    jobs,
    button,
    head: () => root.querySelector('[data-tool]')?.textContent,
    text: () => root.querySelector('pre')?.textContent,
    scroller: () => root.querySelector('pre'),
    runs: () => [...root.querySelectorAll('code > span > span')].map(run => run.textContent),
  }
}

function stubClipboard(writeText: (text: string) => Promise<void>) {
  const spy = vi.fn(writeText)
  vi.stubGlobal('navigator', { clipboard: { writeText: spy } })
  return spy
}

describe('a block of code', () => {
  test.each([
    ['ts', 'TypeScript', 'TypeScript code'],
    ['brainfuck', 'brainfuck', 'brainfuck code'],
    [undefined, 'Code', 'Code'],
  ])('names its language: %s', (language, label, name) => {
    const { head, scroller } = open(code('x\n', language ? { language } : {}))
    expect(head()).toBe(label)
    expect(scroller()?.getAttribute('aria-label')).toBe(name)
  })

  test('takes whatever stands for a language as text, and not all of it', () => {
    const { root, head } = open(
      code('x\n', { language: `x"onmouseover="alert(1)<img/src=x>${'y'.repeat(1000)}` }),
    )
    expect(head()?.length).toBe(40)
    expect(root.querySelectorAll('img, [onmouseover]')).toHaveLength(0)
  })

  test('scrolls, by keyboard too, until its lines are wrapped', async () => {
    const { button, scroller } = open(code('x\n'))
    expect(button('Wrap').getAttribute('aria-pressed')).toBe('false')
    expect([scroller()?.tabIndex, scroller()?.getAttribute('role')]).toEqual([0, 'group'])
    button('Wrap').click()
    await painted()
    expect(button('Wrap').getAttribute('aria-pressed')).toBe('true')
    expect(scroller()?.hasAttribute('tabindex')).toBe(false)
  })

  test('is copied as it is by then, without the end of its last line, and says so', async () => {
    const write = stubClipboard(async () => {})
    const { button, draw, head, announced } = open(code('a\n', { open: true }))
    draw({ type: 'code', chunks: ['a\n', '  b\n\n'] })
    button('Copy code').click()
    await painted()
    expect(write).toHaveBeenCalledWith('a\n  b\n')
    expect([head(), announced]).toEqual(['Copied', ['Copied']])
  })

  test('says that it could not be copied', async () => {
    stubClipboard(() => Promise.reject(new DOMException('', 'NotAllowedError')))
    const { button, head, announced } = open(code('a\n'))
    button('Copy code').click()
    await painted()
    expect(head()).toContain('Not copied')
    expect(announced).toEqual([head()])
  })

  test('is saved whole, under a name of its language, and let go of later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation(blob => {
      saved.push(blob as Blob) // a page makes addresses of nothing else
      return 'blob:here'
    })
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
    const links: [href: string, download: string][] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      links.push([this.href, this.download])
    })
    const { button, announced } = open(code('print("é")\n', { language: 'python' }))
    button('Download').click()
    expect(links).toEqual([['blob:here', 'code.py']])
    expect(await saved[0]?.text()).toBe('print("é")\n')
    expect(announced).toEqual(['Downloading'])
    expect(revoke).not.toHaveBeenCalled()
    vi.advanceTimersByTime(60_000)
    expect(revoke).toHaveBeenCalledWith('blob:here')
  })

  test('says that it could not be saved', () => {
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new TypeError()
    })
    const { button, announced } = open(code('a\n'))
    button('Download').click()
    expect(announced[0]).toContain('Not downloaded')
  })

  test('has few elements: an answer may have ten thousand blocks', () => {
    const { root } = open(code('x\n', { language: 'ts' }))
    expect(root.querySelectorAll('*').length).toBeLessThanOrEqual(9)
  })
})

describe('its colours', () => {
  test('come, and leave every character where it is', async () => {
    const { text, runs } = open(code('const a = 1\n', { language: 'js' }))
    expect(runs()).toEqual([])
    await painted()
    expect(runs()).toEqual(['const', '1'])
    expect(text()).toBe('const a = 1\n')
  })

  test('stay on the lines that have them while more lines come', async () => {
    const { root, draw, runs, text } = open(code('let a\nle', { language: 'js', open: true }))
    await painted()
    const [first] = root.querySelectorAll('code > span > span')
    expect(runs()).toEqual(['let'])
    draw(code('let a\nlet b\n', { language: 'js', open: true }))
    expect(runs()).toEqual(['let'])
    expect(text()).toBe('let a\nlet b\n')
    draw(code('let a\nlet b\n', { language: 'js' }))
    await vi.waitFor(() => expect(runs()).toEqual(['let', 'let']))
    expect(root.querySelector('code > span > span')).toBe(first)
  })

  test('are those of the text that is shown, whatever stood there before', async () => {
    const { draw, runs, text } = open(code('let a\n', { language: 'js' }))
    await painted()
    draw(code('// let\n', { language: 'js' }))
    expect([runs(), text()]).toEqual([[], '// let\n'])
    await vi.waitFor(() => expect(runs()).toEqual(['// let']))
  })

  test('change with the language while its name is being written', async () => {
    const { draw, jobs, runs } = open(code('let a\n', { language: 'java', open: true }))
    await painted()
    draw(code('let a\n', { language: 'javascript', open: true }))
    await vi.waitFor(() => expect(runs()).toEqual(['let']))
    expect(jobs.map(({ grammar }) => grammar)).toEqual(['java', 'javascript'])
  })

  test.each([
    ['of no language', code('let a\n')],
    ['of one that is unknown', code('let a\n', { language: 'brainfuck' })],
    ['of one that is only a name', code('let a\n', { language: 'csv' })],
  ])('are not asked for where code is %s', async (_what, block) => {
    const { jobs, text } = open(block)
    await painted()
    expect(jobs).toEqual([])
    expect(text()).toBe('let a\n')
  })

  test('are not asked for out of sight', async () => {
    isInSight = () => false
    const { jobs } = open(code('let a\n', { language: 'js' }))
    await painted()
    expect(jobs).toEqual([])
  })

  test('are not for code that is too long, which says so', async () => {
    const { jobs, head } = open(code('x'.repeat(MAX_HIGHLIGHTED + 1), { language: 'js' }))
    await painted()
    expect(jobs).toEqual([])
    expect(head()).toBe('JavaScriptToo long to be highlighted')
  })

  test('of long code are drawn in those of its parts that are in sight', async () => {
    isInSight = target => !target.matches('code > :nth-child(n + 41)')
    const chunks = Array.from({ length: 70 }, (_, index) => `let a${index}\n`)
    const { runs, text, jobs } = open({ type: 'code', language: 'js', chunks })
    await vi.waitFor(() => expect(runs()).toHaveLength(40))
    expect(jobs).toHaveLength(1)
    expect(text()).toBe(chunks.join(''))
  })
})
