/** A named part of a configuration: `github:` in YAML, `"github": {` in JSON, `[github]`. */
export interface Section {
  readonly name: string
  /** No two have the same; empty outside of all. */
  readonly id: string
}

interface Open extends Section {
  /** Of its line, where the lines that stand deeper are in it; `undefined` where a brace ends it. */
  readonly indent?: number
}

const NOWHERE: Section = { name: '', id: '' }

/** Names that tell of a request or of a program, and not whose its parts are. */
const OF_A_REQUEST =
  /^(?:headers?|env|environment|config|configuration|options|init|params|data|body|json|auth|settings|defaults?|try|except|else|finally|catch)$/i

const TABLE = /^[ \t]*\[([\w.-]{1,80})\][ \t]*$/
const BLOCK = /^[ \t]*(?:- )?["']?([a-z_][\w.-]{0,80})["']?:[ \t]*$/i
const BRACE = /(?:([a-z_][\w.-]{0,80})["'`]?[ \t]{0,9}:[ \t]{0,9})?\{|\}/gi

/** Tells in which section a place in `text` is. Asked from left to right. */
export function createSections(text: string): (at: number) => Section {
  const changes = [...changesIn(text)]
  let next = 0
  let current = NOWHERE
  return at => {
    for (let change = changes[next]; change && change.at <= at; change = changes[next]) {
      current = change.section
      next++
    }
    return current
  }
}

function* changesIn(text: string): Generator<{ readonly at: number; readonly section: Section }> {
  const open: Open[] = []
  const current = (): Section => open.at(-1) ?? NOWHERE
  function enter(name: string, at: number, indent?: number): void {
    const section = name === '' || OF_A_REQUEST.test(name) ? current() : { name, id: `${name}@${at}` }
    open.push({ name: section.name, id: section.id, ...(indent !== undefined && { indent }) })
  }
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const indent = line.search(/[^ \t]/)
    if (indent < 0) continue
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const [, table] = TABLE.exec(line) ?? []
    const [, block] = BLOCK.exec(line) ?? []
    if (table !== undefined) {
      open.length = 0
      enter(table, index)
    } else if (block !== undefined) {
      enter(block, index, indent)
    }
    yield { at: index, section: current() }
    for (const { 0: brace, 1: name = '', index: within } of line.matchAll(BRACE)) {
      if (brace === '}') open.pop()
      else enter(name, index + within)
      yield { at: index + within, section: current() }
    }
  }
}
