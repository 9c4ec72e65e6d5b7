/** Runs in a page of ours: switches the button on, as Options and the popup do. */
export function switchSiteOn(origin: string): Promise<void> {
  return chrome.permissions.request({ origins: [`${origin}/*`] }).then(
    () =>
      new Promise(resolve => {
        const port = chrome.runtime.connect({ name: 'page' })
        port.onMessage.addListener(({ type }) => type === 'reply' && resolve())
        port.postMessage({ id: 1, command: { type: 'set-site', origin, on: true } })
      }),
  )
}
