import { ENTITY_NAMES } from './entity-names.ts'
import type { InlineReader } from './inline-reader.ts'

const ENTITY = '&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});'
const ENTITY_HERE = new RegExp(ENTITY, 'y')
const ENTITIES = new RegExp(ENTITY, 'g')
const ESCAPES = new RegExp(`\\\\([!-/:-@[-\`{-~])|${ENTITY}`, 'g')
const UNFINISHED_HERE = /&(?:#[xX]?)?[a-zA-Z0-9]{0,31}$/y

/** Text with each entity as the character that it stands for. Names that are unknown stay. */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replaceAll(ENTITIES, toCharacter) : text

/** The same, and without the backslashes before punctuation: what addresses, titles and info strings say. */
export function unescapeText(text: string): string {
  if (!/[\\&]/.test(text)) return text
  return text.replaceAll(ESCAPES, (entity, escaped?: string) => escaped ?? toCharacter(entity))
}

export function readEntity(reader: InlineReader): boolean {
  const entity = reader.match(ENTITY_HERE)
  if (entity) {
    reader.pushText(toCharacter(entity), entity.length)
    return true
  }
  if (!reader.open) return false
  return reader.withhold(reader.match(UNFINISHED_HERE)?.length)
}

function toCharacter(entity: string): string {
  if (entity[1] !== '#') return ENTITY_NAMES.get(entity.slice(1, -1)) ?? entity
  const isHex = entity[2] === 'x' || entity[2] === 'X'
  const code = isHex ? Number.parseInt(entity.slice(3), 16) : Number.parseInt(entity.slice(2), 10)
  const isCharacter = code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
}
