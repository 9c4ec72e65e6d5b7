/** What the background says to the content script. Kept without a parser or a library: it goes into every page. */
export type ScriptWord =
  /** These origins (scheme and host, or `*` for all) keep the button; elsewhere it goes. */
  { readonly type: 'kept'; readonly origins: readonly string[] } | { readonly type: 'offer-once' }

/** Set in a frame's own script world before a script that is to offer once and go. */
export const ONCE_FLAG = 'mishalsgptOnce'
