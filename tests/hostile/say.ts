/** Runs in a document of ours: says a command to the background, and gives the status of its reply; `gone` where it hangs up. */
export function say(command: object): Promise<string> {
  return new Promise(resolve => {
    const port = chrome.runtime.connect({ name: 'page' })
    port.onMessage.addListener(({ type, reply }) => {
      if (type !== 'reply') return
      resolve(reply.status)
      port.disconnect()
    })
    port.onDisconnect.addListener(() => resolve('gone'))
    port.postMessage({ id: 1, command })
  })
}
