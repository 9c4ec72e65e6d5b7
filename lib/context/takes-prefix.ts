/**
 * Whether the server goes on with an answer that it is given the beginning of (`prefix: true` in the last message), as
 * documented: DeepSeek under `/beta`, Mistral everywhere. Others may take the beginning for a turn that is over, and some
 * refuse it; servers on one's own machine differ by version. They are asked in words.
 */
export function takesPrefix(url: string): boolean {
  const { host, pathname } = new URL(url)
  if (host === 'api.deepseek.com') return /^\/beta(?:\/|$)/.test(pathname)
  return host === 'api.mistral.ai' || host === 'codestral.mistral.ai'
}
