const PUBLIC_SERVER = 'https://mishalsgpt.vercel.app'

/** The server a build is preset to; a deployment of one's own is named in `MISHALSGPT_URL`. */
export function presetUrl(url = process.env.MISHALSGPT_URL || PUBLIC_SERVER): string {
  // A typing error here would ship: better that the build stops.
  if (!URL.canParse(url)) throw new Error(`MISHALSGPT_URL is no URL: ${url}`)
  return url.replace(/\/+$/, '')
}
