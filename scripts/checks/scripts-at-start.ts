import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseAst } from 'vite'

/**
 * The scripts that a page or script of a built extension loads before anything happens: what it names, what is
 * preloaded for it, and all that these import statically. Read from the very files that ship. Paths are relative to
 * the folder.
 */
export function scriptsAtStart(folder: string, file: string): string[] {
  // Named in full: what is found twice counts once.
  const root = resolve(folder)
  const path = join(root, file)
  const queue = file.endsWith('.html') ? scriptsOfPage(root, path) : [path]
  const found = new Set<string>()
  for (let script = queue.pop(); script !== undefined; script = queue.pop()) {
    if (found.has(script)) continue
    found.add(script)
    queue.push(...importsOf(script))
  }
  return [...found].map(script => relative(root, script)).sort()
}

function scriptsOfPage(folder: string, page: string): string[] {
  const html = readFileSync(page, 'utf8')
  const tags = html.match(/<script\b[^>]*\bsrc=[^>]*>|<link\b[^>]*\brel="?modulepreload\b[^>]*>/g) ?? []
  return tags
    .map(tag => /\b(?:src|href)=["']?([^"'\s>]+)/.exec(tag)?.[1])
    .filter(address => address !== undefined)
    .map(address => (address.startsWith('/') ? join(folder, address) : resolve(dirname(page), address)))
}

function importsOf(script: string): string[] {
  const { body } = parseAst(readFileSync(script, 'utf8'))
  return body
    .map(statement => ('source' in statement ? statement.source?.value : undefined))
    .filter(source => source?.startsWith('.') || source?.startsWith('/'))
    .map(source => resolve(dirname(script), `${source}`))
    .filter(path => existsSync(path))
}
