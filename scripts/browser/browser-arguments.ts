/** What starting a browser with the extension takes, whoever starts it. */
export function browserArguments(extension: string): string[] {
  return [
    // Both are needed: the second alone is ignored where other extensions are off.
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}
