import { browser } from './browser.ts'

/** As it stands in the `Origin` of our requests. */
export const extensionOrigin = (): string => browser.runtime.getURL('').replace(/\/$/, '')
