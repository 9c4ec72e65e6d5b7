import { parseAst } from 'vite'

const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'`\\<>()[\],;]*/gi
/** Of the domains that anybody would send something to; `title.class` is none. */
const BARE_HOST =
  /(?<![\w.@/-])(?:[a-z0-9-]+\.){1,4}(?:ai|app|cc|cloud|cn|co|com|de|dev|eu|gg|io|info|me|net|org|ru|sh|site|so|tech|tv|uk|us|xyz)(?![\w.-])/gi

/** Every host that stands in the files: in an address, or by itself in a text of a script. Sorted. */
export function hostsIn(files: ReadonlyMap<string, string>): string[] {
  const hosts = new Set<string>()
  for (const [path, text] of files) {
    // The addresses of sources, which nobody reads from there; pictures of pixels.
    if (/\.(?:txt|png)$/.test(path)) continue
    const texts = path.endsWith('.js') ? textsOf(text) : [text]
    for (const text of texts) {
      for (const [address] of text.matchAll(ADDRESS))
        hosts.add(address.split(/(?<=:\/\/[^/?#]*)[/?#]/, 1)[0] ?? '')
      if (path.endsWith('.js')) for (const [host] of text.matchAll(BARE_HOST)) hosts.add(host)
    }
  }
  return [...hosts].sort()
}

/** What a script has in quotes, as it is when it runs: whatever it was escaped with. */
function textsOf(script: string): string[] {
  const texts: string[] = []
  const waiting: unknown[] = [parseAst(script)]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue
    const { type, value } = node as { type?: string; value?: unknown } // any node of a tree
    if (type === 'Literal' && typeof value === 'string') texts.push(value)
    if (type === 'TemplateElement') texts.push(`${(value as { cooked?: string }).cooked}`) // as ESTree has it
    waiting.push(...Object.values(node).filter(child => typeof child === 'object' && child !== null))
  }
  return texts
}
