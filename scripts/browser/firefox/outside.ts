import type { InBrowser } from './in-browser.ts'

/** What a page hands over to the browser, and no page sees again. */
export interface Outside {
  /** Where the file lies that was saved first, of those that were not asked for here, once all of it is there. */
  takeDownload(): Promise<string>
  /** Stops what is being saved, and lets go of what nobody took. */
  forgetDownloads(): Promise<void>
  /** What is on the clipboard in this form, for whoever pastes it. */
  readClipboard(type: string): Promise<string>
  writeClipboard(text: string): Promise<void>
  /** The ids of the browser's processes. */
  processes(): Promise<number[]>
}

/** Firefox's, as far as it is used here. */
declare const ChromeUtils: {
  importESModule(url: string): { readonly Downloads: Downloads }
  requestProcInfo(): Promise<Process & { readonly children: readonly Process[] }>
}
declare const Cc: Record<
  '@mozilla.org/widget/transferable;1' | '@mozilla.org/widget/clipboardhelper;1',
  { createInstance(type: unknown): Transferable; getService(type: unknown): ClipboardHelper }
>
declare const Ci: Record<'nsITransferable' | 'nsIClipboardHelper' | 'nsISupportsString', unknown>
declare const Services: {
  readonly tm: { dispatchToMainThread(work: () => void): void }
  readonly clipboard: { readonly kGlobalClipboard: number; getData(into: Transferable, which: number): void }
}

interface Process {
  readonly pid: number
}

interface Downloads {
  readonly ALL: string
  getList(
    which: string,
  ): Promise<{ getAll(): Promise<Download[]>; remove(download: Download): Promise<void> }>
}

interface Download {
  readonly target: { readonly path: string }
  whenSucceeded(): Promise<void>
  finalize(removesPart: boolean): Promise<void>
}

interface Transferable {
  init(context: null): void
  addDataFlavor(type: string): void
  getTransferData(type: string, into: { value?: { QueryInterface(type: unknown): { data: string } } }): void
}

interface ClipboardHelper {
  copyString(text: string): void
}

export function reachOutside(inBrowser: InBrowser): Outside {
  return {
    takeDownload: () =>
      inBrowser(async () => {
        const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs')
        const list = await Downloads.getList(Downloads.ALL)
        for (;;) {
          const [download] = await list.getAll()
          if (download) {
            await download.whenSucceeded()
            await list.remove(download)
            return download.target.path
          }
          await new Promise<void>(resolve => Services.tm.dispatchToMainThread(resolve))
        }
      }, undefined),

    forgetDownloads: () =>
      inBrowser(async () => {
        const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs')
        const list = await Downloads.getList(Downloads.ALL)
        for (const download of await list.getAll()) {
          await list.remove(download)
          await download.finalize(true)
        }
      }, undefined),

    readClipboard: type =>
      inBrowser(type => {
        const data = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable)
        data.init(null)
        data.addDataFlavor(type)
        Services.clipboard.getData(data, Services.clipboard.kGlobalClipboard)
        const into: Parameters<Transferable['getTransferData']>[1] = {}
        try {
          data.getTransferData(type, into)
        } catch {
          // There is nothing in this form.
          return ''
        }
        return into.value?.QueryInterface(Ci.nsISupportsString).data ?? ''
      }, type),

    processes: () =>
      inBrowser(async () => {
        const { pid, children } = await ChromeUtils.requestProcInfo()
        return [pid, ...children.map(({ pid }) => pid)]
      }, undefined),

    writeClipboard: text =>
      inBrowser(text => {
        Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper).copyString(text)
      }, text),
  }
}
