import { delimiter, join } from 'node:path'

/** Where each system keeps browsers that still accept `--load-extension`: every Chromium but Google's Chrome (since 137). */
export function browserCandidates(): string[] {
  if (process.platform === 'darwin') return MAC.map(app => `/Applications/${app}`)
  if (process.platform === 'win32')
    return WINDOWS.flatMap(path => windowsRoots().map(root => join(root, path)))
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return LINUX.flatMap(name => folders.map(folder => join(folder, name)))
}

const LINUX = [
  'chromium',
  'chromium-browser',
  'ungoogled-chromium',
  'brave-browser',
  'brave',
  'vivaldi',
  'vivaldi-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'opera',
]

const MAC = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
  'Vivaldi.app/Contents/MacOS/Vivaldi',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Opera.app/Contents/MacOS/Opera',
]

const WINDOWS = [
  'Chromium\\Application\\chrome.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  'Vivaldi\\Application\\vivaldi.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

const windowsRoots = (): string[] =>
  ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap(name => process.env[name] ?? [])
