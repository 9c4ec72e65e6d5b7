/** Longer selections are cut: no model in use reads more, and a page must not fill the store. In characters. */
export const MAX_SELECTION = 1024 * 1024
