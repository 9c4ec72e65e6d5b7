/** What of the extension's own somebody may want to load or to frame. */
export const OWN_FILES = [
  'sidepanel.html',
  'popup.html',
  'options.html',
  'manifest.json',
  'background.js',
  'icons/16.png',
]
