import fc from 'fast-check'

/** So deep that whoever follows it by calling itself does not come back. */
const DEPTH = 20_000
const LONG = 100_000

const deepIn = (open: string, close: string): unknown => JSON.parse(open.repeat(DEPTH) + close.repeat(DEPTH))
const DEEP = deepIn('[', ']')
const DEEP_TEXTS: unknown = JSON.parse(`${'{"text":['.repeat(DEPTH)}"x"${']}'.repeat(DEPTH)}`)

/** Values that JSON has. */
const EVIL: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  '',
  'x'.repeat(LONG),
  '\ud800',
  'a\u0000b',
  '\u202egpj',
  '__proto__',
  'constructor',
  '../..',
  'temporary-x',
  [],
  {},
  [[]],
  [null],
  Array.from({ length: 3_000 }, () => 0),
  { length: 1e9 },
  { type: 'text' },
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  // Of which `String` makes an error.
  { toString: 'x', valueOf: 1, hasOwnProperty: null },
  DEEP,
  DEEP_TEXTS,
]

const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic

/** And those that only a structured clone has. */
export const CLONED_EVIL: readonly unknown[] = [
  ...EVIL,
  undefined,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  -0,
  7n,
  new Date(Number.NaN),
  new Map([['type', 'text']]),
  new Set([1]),
  new Uint8Array(8),
  /x/,
  new Error('x'),
  cyclic,
  Object.assign([1, 2], { extra: 1 }),
  new Array(1_000),
]

const KEYS = ['__proto__', 'constructor', 'toString', 'length', 'type', '', 'id', '0', '\ud800']

/** One change somewhere within a value: `way` leads there, a child each. */
interface Edit {
  readonly way: readonly number[]
  readonly how: 'replace' | 'delete' | 'rename' | 'wrap' | 'double' | 'add' | 'other'
  readonly evil: number
  readonly key: string
}

const edit: fc.Arbitrary<Edit> = fc.record({
  way: fc.array(fc.nat(30), { maxLength: 8 }),
  how: fc.constantFrom('replace', 'replace', 'delete', 'rename', 'wrap', 'double', 'add', 'other'),
  evil: fc.nat(1_000),
  key: fc.constantFrom(...KEYS),
})

/** One of `samples` in which some values, names or parts are others. */
export function mutantValue(
  samples: readonly unknown[],
  evil: readonly unknown[] = EVIL,
): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.nat(samples.length - 1), fc.array(edit, { maxLength: 4 }))
    .map(([n, edits]) =>
      edits.reduce<unknown>((value, made) => change(value, made.way, made, samples, evil), samples[n]),
    )
}

function change(
  value: unknown,
  [step, ...way]: readonly number[],
  made: Edit,
  samples: readonly unknown[],
  evil: readonly unknown[],
): unknown {
  const entries = isPlain(value) ? Object.entries(value) : []
  const at = step === undefined ? -1 : step % Math.max(1, entries.length)
  const found = entries[at]
  if (!found) return changed(value, made, samples, evil)
  const [key, inner] = found
  const isHere = way.length === 0
  const rest = (changedKey: string, next: unknown) => rebuilt(value, entries.with(at, [changedKey, next]))
  if (isHere && made.how === 'delete') return rebuilt(value, entries.toSpliced(at, 1))
  if (isHere && made.how === 'rename') return rest(made.key, inner)
  return rest(key, change(inner, way, made, samples, evil))
}

const isPlain = (value: unknown): value is object =>
  !DEEP_NAMES.has(value) &&
  (Array.isArray(value) || (value instanceof Object && Object.getPrototypeOf(value) === Object.prototype))

/** Not assigned: a name may be `__proto__`. */
function rebuilt(value: unknown, entries: readonly (readonly [string, unknown])[]): unknown {
  if (Array.isArray(value)) return entries.map(([, inner]) => inner)
  const next = {}
  for (const [key, inner] of entries)
    Object.defineProperty(next, key, { value: inner, enumerable: true, configurable: true, writable: true })
  return next
}

function changed(
  value: unknown,
  { how, evil: n, key }: Edit,
  samples: readonly unknown[],
  evil: readonly unknown[],
): unknown {
  switch (how) {
    case 'wrap':
      return n % 2 ? [value] : { [key]: value }
    case 'double':
      return isPlain(value) && Array.isArray(value) ? [...value, ...value] : [value, value]
    case 'add':
      return isPlain(value) && !Array.isArray(value)
        ? rebuilt(value, [...Object.entries(value), [key, evil[n % evil.length]]])
        : evil[n % evil.length]
    case 'other':
      return samples[n % samples.length]
    default:
      return evil[n % evil.length]
  }
}

/** As JSON, however deep it is: the usual way would call itself for each level. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => DEEP_NAMES.get(inner) ?? inner).replace(
    /"deep(\d)"/g,
    (_, n) => DEEP_JSON[Number(n)] ?? '',
  )
}

const DEEP_NAMES = new Map<unknown, string>([
  [DEEP, 'deep0'],
  [DEEP_TEXTS, 'deep1'],
])
const DEEP_JSON = [
  '['.repeat(DEPTH) + ']'.repeat(DEPTH),
  `${'{"text":['.repeat(DEPTH)}"x"${']}'.repeat(DEPTH)}`,
]
