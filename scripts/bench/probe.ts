import type { Page } from 'playwright'

/**
 * Moments as a page sees them. Each is a frame that has been painted: the main thread has drawn it and handed it to the
 * compositor, which shows it at the next refresh of the screen. That last step is the same for every page.
 */
interface Probe {
  /** Milliseconds from the start of the navigation until the composer stands there, enabled, focused and painted. */
  usable(): Promise<number>
  /**
   * When all of this text, white space apart, is in the log and its last word painted inside the window, in
   * milliseconds since 1970 by the system's clock: the one that a server on this machine reads too. To the millisecond.
   */
  shown(text: string): Promise<number>
  /**
   * Resolves when the last answer has ended, its first word is in the log and its last one painted inside the window.
   * It looks at the document only once the answer has ended, however long that is: it costs the page nothing meanwhile.
   */
  finished(first: string, last: string): Promise<void>
  /** Resolves when the last answer has ended, in whatever way. */
  ended(): Promise<void>
  /** Whether the last answer says this in a paragraph that can be seen. */
  notes(words: string): boolean
  /**
   * The longest that a press on a button with `aria-expanded` has waited for the frame on the screen that shows what it
   * did, in milliseconds, as the browser times its events: 16 where all were quicker. Throws where there were not so
   * many clicks, or where a frame came before what the click did.
   */
  slowestPress(clicks: number): number
}

declare global {
  var probe: Probe
}

/** Puts the probe into every document that this page loads, before any script of its own. */
export const addProbe = (page: Page): Promise<unknown> => page.addInitScript(installProbe)

/** Runs in the page: it can use nothing of this module. */
function installProbe(): void {
  const bare = (text: string) => text.replaceAll(/\s/g, '')

  function composer(): HTMLTextAreaElement | undefined {
    const active = document.activeElement
    const isComposer = active instanceof HTMLTextAreaElement && active.ariaLabel === 'Message'
    return isComposer && !active.disabled ? active : undefined
  }

  /** The element around this word, if the log has the whole text, of which it is the last. */
  function lastOf(text: string, word: string): [Element, Range] | undefined {
    const log = document.querySelector('[role=log]')
    if (!log || !bare(log.textContent).includes(text)) return undefined
    return lastIn(log, word)
  }

  /** Where this word stands last. */
  function lastIn(log: Element, word: string): [Element, Range] | undefined {
    const nodes = document.createTreeWalker(log, NodeFilter.SHOW_TEXT)
    while (nodes.lastChild());
    for (let node: Node | null = nodes.currentNode; node && node !== log; node = nodes.previousNode()) {
      const start = node.nodeValue?.lastIndexOf(word) ?? -1
      if (start < 0 || !node.parentElement) continue
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, start + word.length)
      return [node.parentElement, range]
    }
    return undefined
  }

  function isInSight(box: DOMRect): boolean {
    return (
      box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
    )
  }

  /**
   * Resolves once the frame is painted that draws the state the page is in now. A resize observer first reports in the
   * layout of the very frame that draws its element, be the page inside that frame's callbacks already or between two
   * frames; a message posted there arrives right behind the painting.
   */
  function painted(element: Element): Promise<void> {
    return new Promise(resolve => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      whenLaidOut(element, () => channel.port2.postMessage(undefined))
    })
  }

  /** In the frame that draws the state the page is in now, right before it is painted. */
  function whenLaidOut(element: Element, look: () => void): void {
    const sizes = new ResizeObserver(() => {
      sizes.disconnect()
      look()
    })
    sizes.observe(element)
  }

  const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve))

  /** Resolves when there is an answer in the log and the last one there is not busy. */
  function ended(): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        const last = [
          ...document.querySelectorAll('[role=log] article[aria-busy], [role=log][aria-busy]'),
        ].at(-1)
        if (last?.ariaBusy !== 'false') return
        changes.disconnect()
        resolve()
      }
      const changes = new MutationObserver(look)
      changes.observe(document, { subtree: true, attributeFilter: ['aria-busy'] })
      look()
    })
  }

  /** Looks at once and then whenever the document changes or the focus moves, until there is something. */
  function whenever<T>(look: () => T | undefined): Promise<T> {
    return new Promise(resolve => {
      const again = () => {
        const found = look()
        if (found === undefined) return
        changes.disconnect()
        removeEventListener('focusin', again, true)
        resolve(found)
      }
      const changes = new MutationObserver(again)
      changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
      addEventListener('focusin', again, true)
      again()
    })
  }

  const usable = whenever(composer)
    .then(painted)
    .then(() => performance.now())

  const SHORTEST = 16
  let slowest = SHORTEST
  let tooEarly = 0
  const take = (entries: PerformanceEntry[]) => {
    for (const { name, duration } of entries)
      if (name === 'pointerdown' || name === 'click') slowest = Math.max(slowest, duration)
  }
  const events = new PerformanceObserver(list => take(list.getEntries()))
  events.observe({ type: 'event', durationThreshold: SHORTEST } as PerformanceObserverInit)
  const onClick = ({ target }: Event) => {
    const button = target instanceof Element && target.closest('[aria-expanded]')
    if (!button) return
    const before = button.ariaExpanded
    whenLaidOut(button, () => {
      if (button.ariaExpanded === before) tooEarly++
    })
  }
  addEventListener('click', onClick, true)

  globalThis.probe = {
    usable: () => usable,
    ended,
    finished: async (first, last) => {
      await ended()
      for (;;) {
        await nextFrame()
        const log = document.querySelector('[role=log]')
        const box = log && lastIn(log, last)?.[1].getBoundingClientRect()
        if (box && isInSight(box) && log.textContent.includes(first)) return
      }
    },
    notes: words =>
      [...document.querySelectorAll('[role=log] article:last-child p')].some(
        paragraph =>
          paragraph.textContent.includes(words) && paragraph.checkVisibility({ visibilityProperty: true }),
      ),
    slowestPress: clicks => {
      take(events.takeRecords())
      const came = performance.eventCounts.get('click')
      if (came !== clicks || tooEarly > 0)
        throw new Error(`Of ${clicks} clicks ${came} came, and ${tooEarly} were painted before what they did`)
      return slowest
    },
    shown: async text => {
      const whole = bare(text)
      const word = text.trimEnd().split(/\s/).at(-1) ?? ''
      const find = () => lastOf(whole, word)
      for (;;) {
        const [element] = await whenever(find)
        await painted(element)
        const now = Date.now()
        const box = find()?.[1].getBoundingClientRect()
        if (box && isInSight(box)) return now
      }
    },
  }
}
