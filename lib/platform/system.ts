/** What this computer runs, by the name that the browser gives it; everything else is set up as Linux is. */
export function systemOf(name: string = navigator.platform): 'linux' | 'mac' | 'windows' {
  if (/^win/i.test(name)) return 'windows'
  return /^mac/i.test(name) ? 'mac' : 'linux'
}
