// Awake, as ours is, so that a page that opens finds the extension's process running. It does nothing else.
chrome.runtime.onConnect.addListener(() => {})
