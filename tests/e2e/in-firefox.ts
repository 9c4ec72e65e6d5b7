/**
 * The specs whose behaviours are held to in Firefox as well, by the same tests. What drives it is told nothing of the
 * popup, the sidebar, downloads and tabs that an extension opens, and can neither grant a host nor end the background.
 */
export const IN_FIREFOX: readonly string[] = [
  'bad-input',
  'conversation-setup',
  'edit-question',
  'fork',
  'found-in-page',
  'history-select',
  'import-foreign',
  'import-refused',
  'long-lines',
  'popup-asks',
  'stop',
]
