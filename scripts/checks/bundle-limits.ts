/** What may load at start, in bytes after gzip. A kB is 1000 bytes. */
export const BUNDLE_LIMITS: BundleLimit[] = [
  { name: 'Popup', file: 'popup.html', limit: 60_000 },
  { name: 'Side panel', file: 'sidepanel.html', limit: 60_000 },
  { name: 'Options', file: 'options.html' },
  // A service worker cannot load a part of itself later: it grows with all that must run with nothing open.
  { name: 'Worker', file: 'background.js', limit: 67_500 },
  { name: 'Selection button', file: 'content-scripts/ask.js', limit: 3_000 },
]

export interface BundleLimit {
  name: string
  /** The page or script that starts it, in the built folder. */
  file: string
  limit?: number
}
