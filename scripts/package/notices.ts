import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { isAmong, MAY_SHIP } from './licence-rules.ts'

/** What is put in where a package names its licence and leaves the text out. */
export interface LicenceTexts {
  /** Of whomever: the line that says whose it is is replaced. */
  readonly mit: string
  readonly apache: string
}

/** A package of which something ships. */
export interface Notice {
  readonly name: string
  readonly version: string
  /** As SPDX names it. */
  readonly licence: string
  /** Where its source is. */
  readonly source: string
  /** The licence's text, with whose it is. */
  readonly text: string
}

const Author = v.union([
  v.string(),
  v.pipe(
    v.object({ name: v.string() }),
    v.transform(({ name }) => name),
  ),
])
const Repository = v.union([
  v.string(),
  v.pipe(
    v.object({ url: v.string() }),
    v.transform(({ url }) => url),
  ),
])

const Manifest = v.object({
  name: v.string(),
  version: v.string(),
  license: v.string(),
  repository: Repository,
  author: v.optional(Author),
})

/** What is to be said of an installed package; an error where it may not ship, or where there is nothing to be said. */
export function readNotice(folder: string, texts: LicenceTexts): Notice {
  const { name, version, license, repository, author } = v.parse(
    Manifest,
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  if (!isAmong(MAY_SHIP, license)) throw new Error(`${name} may not ship: its licence is ${license}`)
  const file = readdirSync(folder).find(entry => /^licen[cs]e(?:\.\w+)?$/i.test(entry))
  const own = file === undefined ? undefined : ownPart(readFileSync(join(folder, file), 'utf8'))
  const text = completed(license, own, author, texts)
  if (!text) throw new Error(`${name} may not ship: it brings no text of its licence`)
  return { name, version, licence: license, source: toAddress(repository), text }
}

function completed(
  licence: string,
  own: string | undefined,
  author: string | undefined,
  texts: LicenceTexts,
) {
  if (own === undefined)
    return (
      licence === 'MIT' && author && texts.mit.replace(/^Copyright .*$/m, `Copyright (c) ${author}`).trim()
    )
  // Some have the few lines alone that it wants in each file; it asks for a copy of the whole.
  const isWhole = licence !== 'Apache-2.0' || own.includes('TERMS AND CONDITIONS')
  return isWhole ? own : `${own}\n\n${texts.apache.trim()}`
}

/** Of a tool that has others in it: only what the tool itself puts into a bundle ships. */
const ownPart = (text: string) => text.split(/^#+ Licenses of bundled dependencies$/m, 1)[0]?.trim()

/** `git+ssh://git@host/a/b.git`, `git://host/a/b`, `a/b`: where a person can look. */
const toAddress = (repository: string) =>
  (/^[\w.-]+\/[\w.-]+$/.test(repository) ? `https://github.com/${repository}` : repository)
    .replace(/^(?:git\+)?(?:https|ssh|git):\/\/(?:git@)?/, 'https://')
    .replace(/\.git$/, '')

const RULE = '─'.repeat(40)
const headingOf = ({ name, version, licence }: Notice) => `${name} ${version} · ${licence}`

/** The file that ships: our own licence, then every package with its licence and where its source is. */
export function writeNotices(own: string, notices: readonly Notice[]): string {
  const parts = notices.map(notice => `${headingOf(notice)}\n${notice.source}\n\n${notice.text}`)
  const intro = `${own.trim()}\n\nThe following packages are part of it, as they are published.`
  return `${[intro, ...parts].join(`\n\n${RULE}\n`)}\n`
}

/** The packages that such a file names, as `name@version`. */
export function readNotices(file: string): string[] {
  return file
    .split(`\n${RULE}\n`)
    .slice(1)
    .map(part => /^(?<name>\S+) (?<version>\S+) · /.exec(part)?.groups)
    .map(heading => `${heading?.name}@${heading?.version}`)
}
