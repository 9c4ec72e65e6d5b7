import type { ImportRefusal, ImportRefusalReason } from '../model/import-refusal.ts'

export type Key = string | number
export type Path = readonly Key[]

/** Thrown where a file turns out to be one that is not imported. */
export class RefusedFile extends Error {
  readonly refusal: ImportRefusal

  constructor(reason: ImportRefusalReason, path: Path) {
    super(`${reason} at ${toPathText(path)}`)
    this.refusal = { reason, path: toPathText(path) }
  }
}

export function refuse(reason: ImportRefusalReason, path: Path): never {
  throw new RefusedFile(reason, path)
}

const MAX_KEY = 40
const MAX_TEXT = 200

/** `conversations[3].messages[2].created`. The file chose the names: a long one is cut, a strange one quoted. */
export function toPathText(path: Path): string {
  const text = path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`
      if (!/^[A-Za-z_$][\w$-]{0,39}$/.test(key)) return `[${JSON.stringify(cut(key, MAX_KEY))}]`
      return index === 0 ? key : `.${key}`
    })
    .join('')
  return cut(text, MAX_TEXT)
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
