import type { BrowserContext, Page } from 'playwright'

/** Runs something in an extension page that holds none of our code, and leaves the tab in front that was there. */
export async function inBarePage<T>(
  context: BrowserContext,
  id: string,
  front: Page | undefined,
  action: (bare: Page) => Promise<T>,
): Promise<T> {
  const bare = await context.newPage()
  try {
    await bare.goto(`chrome-extension://${id}/manifest.json`)
    return await action(bare)
  } finally {
    await bare.close()
    await front?.bringToFront()
  }
}

/** Evaluates an expression as if the person had just clicked: what `sidePanel.open` and its kind ask for. */
export async function withGesture(page: Page, expression: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    userGesture: true,
    awaitPromise: true,
  })
  await session.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
}
