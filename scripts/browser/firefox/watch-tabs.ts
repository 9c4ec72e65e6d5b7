/** Of a tab, as the browser lists it: what tells of a new one says the same. */
export interface Tab {
  readonly context: string
  readonly url?: string
}

interface Options {
  /** The tabs that there are, or nothing once there is no browser. */
  readonly list: () => Promise<readonly Tab[] | undefined>
  readonly isOurs: (url: string | undefined) => boolean
  /** Whether it shows nothing, or nothing yet. */
  readonly isEmpty: (url: string | undefined) => boolean
  readonly opened: (tab: Tab) => void
  readonly closed: (tab: Tab) => void
}

export interface TabWatch {
  /** What the browser has told by itself. */
  told(context: string, isOpen: boolean): void
  /** Compares what there is with what was told of it. Resolves with whether there is a browser still. */
  look(): Promise<boolean>
}

/** Tells of the tabs that an extension opens, for its pages or others, and of its pages that close: Firefox tells nobody. */
export function watchTabs({ list, isOurs, isEmpty, opened, closed }: Options): TabWatch {
  const known = new Set<string>()
  /** Those that nobody else has told of. */
  const found = new Set<string>()
  /** By their contexts: the tabs that stood open with a page of ours, or that were found. */
  let ours = new Map<string, Tab>()

  return {
    told(context, isOpen) {
      if (isOpen) known.add(context)
      else known.delete(context)
    },

    async look() {
      const tabs = await list()
      if (!tabs) return false
      for (const tab of tabs.filter(({ url }) => !isEmpty(url)))
        if (!known.has(tab.context)) {
          known.add(tab.context)
          found.add(tab.context)
          opened(tab)
        }
      const open = new Set(tabs.map(({ context }) => context))
      for (const [context, tab] of ours) if (!open.has(context) && known.delete(context)) closed(tab)
      ours = new Map(
        tabs.filter(({ url, context }) => isOurs(url) || found.has(context)).map(tab => [tab.context, tab]),
      )
      return true
    },
  }
}
