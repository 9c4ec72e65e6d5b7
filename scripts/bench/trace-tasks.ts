import type { Browser, Page } from 'playwright'

/** What a trace says of one thing that happened. Times are in microseconds. */
interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Of the processor's time, those of the thread. */
  tdur?: number
}

const MARK = 'bench'

/**
 * The longest task of the page's main thread while this is done, in milliseconds of processor time, as the browser's own
 * trace has it: by the clock on the wall a task on a busy machine is as long as the other processes want it.
 */
export async function longestTask(page: Page, action: () => Promise<unknown>): Promise<number> {
  const browser = page.context().browser()
  if (!browser) throw new Error('A persistent context without a browser')
  const events = await trace(browser, async () => {
    await page.evaluate(name => performance.mark(name), MARK)
    await action()
  })
  const mark = events.find(event => event.name === MARK)
  if (!mark) throw new Error('The trace does not hold the page’s own mark')
  const tasks = events.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === mark.pid && tid === mark.tid,
  )
  return Math.max(0, ...tasks.map(task => task.tdur ?? 0)) / 1000
}

async function trace(browser: Browser, action: () => Promise<unknown>): Promise<TraceEvent[]> {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[])) // the protocol leaves their shape open
  })
  const complete = new Promise<void>(resolve => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordContinuously',
      includedCategories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
      excludedCategories: ['*'],
    },
  })
  try {
    await action()
  } finally {
    await session.send('Tracing.end')
    await complete
    await session.detach()
  }
  return events
}
