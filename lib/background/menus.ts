/** What a click in the menu asks. A preset without `prompt` leaves the question to the person. */
export interface Preset {
  readonly id: string
  /** `%s` is what the browser puts the selected text for. */
  readonly title: string
  readonly prompt?: string
}

/** `language` is the person's own, by its name in English. */
export function presetsFor(language: string): readonly Preset[] {
  return [
    { id: 'ask', title: 'Ask Mishalsgpt about “%s”…' },
    { id: 'explain', title: 'Explain', prompt: 'Explain this.' },
    { id: 'summarise', title: 'Summarise', prompt: 'Summarise this.' },
    { id: 'translate', title: `Translate to ${language}`, prompt: `Translate this into ${language}.` },
  ]
}

/** The part of `menus` (Firefox) and `contextMenus` (Chrome) that is used. */
export interface MenuBrowser {
  removeAll(): Promise<void>
  create(item: { id: string; title: string; contexts: ['selection']; parentId?: string }): unknown
}

const PARENT = 'mishalsgpt'

/** One parent that names the host a question would go to, the presets under it. */
export async function createMenus(
  menus: MenuBrowser,
  presets: readonly Preset[],
  host: string,
): Promise<void> {
  await menus.removeAll()
  menus.create({ id: PARENT, title: `Mishalsgpt · ${host}`, contexts: ['selection'] })
  for (const { id, title } of presets) {
    menus.create({ id, title, contexts: ['selection'], parentId: PARENT })
  }
}
