/** Whether a host name, as `URL` writes it, is this computer: IPv4 in full, IPv6 in brackets. No network is needed there. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
