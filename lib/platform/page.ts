import { browser, type Port } from './browser.ts'

export function connectTo(portName: string): Port {
  return browser.runtime.connect({ name: portName })
}

export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage()
}
