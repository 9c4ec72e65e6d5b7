/** What starting a browser with the extension takes, whoever starts it. */
export const loadExtension = (extension: string): string[] => [
  // Both are needed: the second alone is ignored where other extensions are off.
  `--disable-extensions-except=${extension}`,
  `--load-extension=${extension}`,
]

/** What keeps a browser to what it is asked. */
export const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
