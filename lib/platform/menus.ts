import { browser } from './browser.ts'

/** `contextMenus` in Chrome, `menus` in Firefox, which has the former too. */
export const menus = {
  removeAll: () => browser.contextMenus.removeAll(),
  create: (item: { id: string; title: string; contexts: ['selection']; parentId?: string }) =>
    browser.contextMenus.create(item),
}

/** The person's language by its name in English, which a model of any language reads. */
export function languageName(): string {
  const language = browser.i18n.getUILanguage()
  return (
    new Intl.DisplayNames(['en'], { type: 'language' }).of(language.split('-', 1)[0] ?? 'en') ?? 'English'
  )
}
