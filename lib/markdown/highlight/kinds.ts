/** What a run of code may be. Its place here is its number on the way from the worker. */
export const KINDS = [
  'plain',
  'keyword',
  'string',
  'number',
  'comment',
  'title',
  'type',
  'attribute',
  'variable',
  'meta',
  'tag',
  'addition',
  'deletion',
] as const

export type Kind = (typeof KINDS)[number]

/** highlight.js's scopes. One that is missing leaves its code what it is in. */
const SCOPES: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['keyword', 'keyword'],
  ['doctag', 'keyword'],
  ['template-tag', 'keyword'],
  ['variable.language', 'keyword'],
  ['string', 'string'],
  ['regexp', 'string'],
  ['link', 'string'],
  ['code', 'string'],
  ['formula', 'string'],
  ['char.escape', 'number'],
  ['number', 'number'],
  ['literal', 'number'],
  ['symbol', 'number'],
  ['bullet', 'number'],
  ['variable.constant', 'number'],
  ['comment', 'comment'],
  ['quote', 'comment'],
  ['title', 'title'],
  ['title.class', 'type'],
  ['section', 'title'],
  ['selector-id', 'title'],
  ['selector-class', 'title'],
  ['type', 'type'],
  ['built_in', 'type'],
  ['class', 'plain'],
  ['attr', 'attribute'],
  ['attribute', 'attribute'],
  ['property', 'attribute'],
  ['selector-attr', 'attribute'],
  ['selector-pseudo', 'attribute'],
  ['variable', 'variable'],
  ['template-variable', 'variable'],
  ['meta', 'meta'],
  ['name', 'tag'],
  ['selector-tag', 'tag'],
  ['addition', 'addition'],
  ['deletion', 'deletion'],
  ['subst', 'plain'],
])

/** Of the classes that lowlight writes without a prefix: `['title', 'class_', 'inherited__']` is `title.class.inherited`. */
export function toKind(classes: readonly string[], outer: Kind): Kind {
  const words = classes.map(word => word.replace(/(?<!_)_+$/, ''))
  return SCOPES.get(words.slice(0, 2).join('.')) ?? SCOPES.get(words[0] ?? '') ?? outer
}
