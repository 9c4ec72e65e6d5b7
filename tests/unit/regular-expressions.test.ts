import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { analyse } from 'scslre'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/** What is taken for slow and is not, by the reason. */
const NOT_SLOW: Readonly<Record<string, string>> = {
  '<!--[\\s\\S]*?(?:-->|$)|<(script|style|head)\\b[\\s\\S]*?(?:<\\/\\1\\s*>|$)|<[^>]*(?:>|$)':
    'each of its ways ends at the end of the text, if nowhere before',
}

interface Found {
  readonly source: string
  readonly flags: string
  readonly where: string
}

const files = ['lib', 'components', 'entrypoints'].flatMap(folder =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => join(folder, name)),
)

/** All that are written between slashes. */
function writtenIn(file: string): Found[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found: Found[] = []
  JSON.stringify(parseSync(file, text).program, (_, node) => {
    if (node?.type === 'Literal' && node.regex) {
      const { pattern, flags } = node.regex
      found.push({ source: pattern, flags, where: `${file}:${text.slice(0, node.start).split('\n').length}` })
    }
    return typeof node === 'bigint' ? `${node}` : node
  })
  return found
}

/** All that a module puts together while it is loaded. */
async function madeBy(file: string): Promise<Found[]> {
  const found: Found[] = []
  const original = globalThis.RegExp
  globalThis.RegExp = new Proxy(original, {
    construct(target, args) {
      const made: RegExp = Reflect.construct(target, args)
      if (new Error().stack?.includes(file))
        found.push({ source: made.source, flags: made.flags, where: file })
      return made
    },
  })
  // Once more, whoever has loaded it before.
  await import(`${join(ROOT, file)}?again`)
  globalThis.RegExp = original
  return found
}

/** How a text can be made that takes it longer than by its length. */
const slowness = ({ source, flags, where }: Found): string[] =>
  source in NOT_SLOW
    ? []
    : analyse({ source, flags }).reports.map(({ type, exponential }) =>
        [where, `/${source}/${flags}`, type, exponential ? 'exponential' : 'polynomial'].join(' '),
      )

const written = files.flatMap(writtenIn)
/** Such as `lib/markdown`: all at once take some seconds. */
const folderOf = ({ where }: Found) => where.split('/').slice(0, 2).join('/')

test('regular expressions are found where they are written', () => {
  expect(written.length).toBeGreaterThan(400)
})

test.each([...new Set(written.map(folderOf))])(
  'none takes longer than by the length of what it is given: %s',
  folder => {
    expect(written.filter(found => folderOf(found) === folder).flatMap(slowness)).toEqual([])
  },
)

test('and none that is put together of parts does', async () => {
  const made: Found[] = []
  for (const file of files.filter(file => /new RegExp\(/.test(readFileSync(join(ROOT, file), 'utf8'))))
    made.push(...(await madeBy(file)))
  expect(made.length).toBeGreaterThan(20)
  expect(made.flatMap(slowness)).toEqual([])
})

test.each([
  ['a+$', 'Move'],
  ['(?:a+)+b', 'Self'],
  ['^a*a*$', 'Trade'],
])('one that does is seen: %s', (source, type) => {
  expect(slowness({ source, flags: '', where: 'here' })).toContainEqual(expect.stringContaining(type))
})
