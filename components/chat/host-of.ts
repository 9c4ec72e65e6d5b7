/** The host that a server's address names, or the address itself while it is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
