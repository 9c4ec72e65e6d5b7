import browser, { type Runtime } from 'webextension-polyfill'

export { browser }
export type Port = Runtime.Port
export type Sender = Runtime.MessageSender
