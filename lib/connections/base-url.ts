import { hasVersion } from '../model/interface-path.ts'
import { withoutSlashes } from '../model/without-slashes.ts'
import { basePathOf, templateOf } from './templates.ts'

/** What may stand behind a base: the calls of OpenAI's interface, and of others that live at the same base. */
const CALL = /\/(?:chat\/completions|completions|models|embeddings|responses|messages)$/
/** A model of a list, and Gemini's own calls of one. */
const MODEL = /\/models\/[^/]+$/
/** Ollama's own interface, beside which OpenAI's stands at `/v1`. */
const OLLAMA = /\/api\/(?:chat|generate|tags|show|ps|version)$/
/** Half of a call, where there is a version before it; elsewhere it may be a website. */
const HALF_CALL = /(\/v\d+(?:(?:alpha|beta)\d*)?)\/chat$/

/**
 * The base of the interface that `url` is part of, as a connection keeps it. What is a call loses it; a base that cannot be
 * told from a website's address by looking at it keeps `/chat/completions`; what stops short of a known service's base is
 * completed. `url` is one that `parseServerUrl` gave.
 */
export function toBaseUrl(url: string): string {
  const { origin, pathname, search } = new URL(url)
  const path = withoutSlashes(pathname)
  const known = templateOf(url)
  const base = path.replace(OLLAMA, '/v1').replace(CALL, '').replace(HALF_CALL, '$1').replace(MODEL, '')
  const whole = known && basePathOf(known)
  if (whole !== undefined && isShortOf(base, whole)) return origin + whole
  if (base === path) return url
  return origin + (hasVersion(base) ? base : `${base}/chat/completions`) + search
}

function isShortOf(path: string, whole: string): boolean {
  return path !== whole && `${whole}/`.startsWith(`${path}/`)
}

/** Whether an address says where the interface is; else its server is to be asked. An endpoint is what a person says. */
export function namesInterface(url: string): boolean {
  return !mayBeElsewhere(url) || withoutSlashes(new URL(url).pathname).endsWith('/chat/completions')
}

/** Whether its server may know better than an address: few have their interface beside a website's pages. */
export function mayBeElsewhere(url: string): boolean {
  return URL.canParse(url) && !hasVersion(new URL(url).pathname) && templateOf(url) === undefined
}
