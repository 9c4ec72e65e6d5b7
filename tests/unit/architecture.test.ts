import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/** Which folder may import from which others. `lib/*` stands for every folder of lib. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'lib/model': [],
  'lib/protocol': ['lib/model'],
  'lib/provider': ['lib/model'],
  'lib/store': ['lib/model', 'lib/search'],
  'lib/background': [
    'lib/model',
    'lib/protocol',
    'lib/provider',
    'lib/store',
    'lib/connections',
    'lib/context',
    'lib/sync',
    'lib/platform',
  ],
  'lib/page': ['lib/model', 'lib/protocol', 'lib/store', 'lib/search', 'lib/transfer', 'lib/platform'],
  'lib/connections': ['lib/model', 'lib/store', 'lib/platform'],
  'lib/sync': ['lib/model', 'lib/connections'],
  'lib/search': ['lib/model'],
  'lib/context': ['lib/model'],
  'lib/transfer': ['lib/model'],
  'lib/markdown': [],
  'lib/platform': [],
  components: ['lib/page', 'lib/model', 'lib/search', 'lib/markdown'],
  entrypoints: ['components', 'lib/*'],
}

/** Packages that have one home. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  'webextension-polyfill': ['entrypoints', 'lib/platform'],
  'idb-keyval': ['lib/store'],
}

/** What WXT lets stand for the project's root. An import says its way in full. */
const ALIAS = /^(?:@{1,2}|~{1,2})(?:\/|$)/

const MAX_LINES = 400
const HTML_FROM_TEXT =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|setHTMLUnsafe|createContextualFragment|parseFromString|document\.write(?:ln)?)\b/

/** What would tell one browser from another. */
const BROWSER_TOLD =
  /\bimport\.meta\.env\.(?:BROWSER|CHROME|EDGE|FIREFOX|OPERA|SAFARI)\b|\buserAgent(?:Data)?\b|\bgetBrowserInfo\b/

interface SourceFile {
  readonly path: string
  readonly text: string
}

const NOT_OURS = new Set(['node_modules', 'fixtures'])

function filesBelow(folder: string, isWanted: (path: string) => boolean): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    // `.output`, `.wxt`, `.git`: made by machines.
    if (entry.isDirectory())
      return NOT_OURS.has(entry.name) || /^\../.test(entry.name) ? [] : filesBelow(path, isWanted)
    return isWanted(path) ? [{ path, text: readFileSync(join(ROOT, path), 'utf8') }] : []
  })
}

const isCode = (path: string) => /\.tsx?$/.test(path)
const isLinted = (path: string) => /\.(?:tsx?|css|mjs)$/.test(path)

const shipped = ['entrypoints', 'components', 'lib'].flatMap(folder => filesBelow(folder, isCode))

/**
 * What a file imports, as it is written: `import … from`, `export … from`, `import '…'`, `import('…')`. Comments go
 * first, so that an example in one is no import; a string that holds an import would be taken for one, and fail loudly.
 */
function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  const statements = code.matchAll(
    /(?:^|[\s;}])(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*\(?\s*(['"`])(?<specifier>[^'"`]+)\1/g,
  )
  return [...statements].map(({ groups }) => groups?.specifier ?? '')
}

/** The folder whose rules hold for a path of ours. */
function homeOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'lib' ? `lib/${second}` : first
}

/** Where an import leads: a folder of ours, or the name of a package. */
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return homeOf(relative(ROOT, resolve(ROOT, dirname(path), specifier)))
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const home = homeOf(path)
    return importsOf(text)
      .filter(specifier => {
        const target = targetOf(path, specifier)
        if (!specifier.startsWith('.'))
          return HOMES[target]?.includes(home) === false || ALIAS.test(specifier)
        const allowed = ARROWS[home] ?? []
        return (
          target !== home && !allowed.includes(target) && !(allowed.includes('lib/*') && target in ARROWS)
        )
      })
      .map(specifier => `${path} → ${specifier}`)
  })
}

const tooLong = (files: readonly SourceFile[]) =>
  files.filter(({ text }) => text.trimEnd().split('\n').length > MAX_LINES).map(({ path }) => path)

const makingHtml = (files: readonly SourceFile[]) =>
  files.filter(({ text }) => HTML_FROM_TEXT.test(text)).map(({ path }) => path)

const tellingBrowsers = (files: readonly SourceFile[]) =>
  files
    .filter(({ path, text }) => homeOf(path) !== 'lib/platform' && BROWSER_TOLD.test(text))
    .map(({ path }) => path)

const isConfig = (path: string) => /(?:^entrypoints\/|\.config\.ts$)/.test(path)
const withDefaultExport = (files: readonly SourceFile[]) =>
  files
    .filter(({ path, text }) => !isConfig(path) && /^export\s+default\b|\bas\s+default\b/m.test(text))
    .map(({ path }) => path)

const barrels = (files: readonly SourceFile[]) =>
  files.map(({ path }) => path).filter(path => /^(?:lib|components)\/(?:.*\/)?index\.tsx?$/.test(path))

/** Custom properties that two files register: the whole page has the one that came last. */
function registeredTwice(files: readonly SourceFile[]): string[] {
  const names = files.flatMap(({ text }) => text.match(/(?<=@property\s+)--[\w-]+/g) ?? [])
  return names.filter((name, index) => names.indexOf(name) !== index)
}

describe('the code', () => {
  test('is all read', () => {
    for (const folder of ['lib/model', 'lib/background', 'lib/page', 'components', 'entrypoints']) {
      expect(shipped.filter(({ path }) => path.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(3)
    }
    expect(shipped.length).toBeGreaterThan(100)
    expect(shipped.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(300)
  })

  test('has no folder that no rule is for', () => {
    expect([...new Set(shipped.map(({ path }) => homeOf(path)))].filter(home => !(home in ARROWS))).toEqual(
      [],
    )
  })

  test('has every import written so that it is seen', () => {
    const words = /^(?:import|export)\b.*\bfrom\b|^\} from\b|\bimport\(|^import ['"]/gm
    for (const { path, text } of shipped) {
      expect(importsOf(text).length, path).toBe(text.match(words)?.length ?? 0)
    }
  })

  test('imports along the arrows only, and each package where it is at home', () => {
    expect(forbiddenImports(shipped)).toEqual([])
  })

  test('never makes HTML of text', () => {
    expect(makingHtml(shipped)).toEqual([])
  })

  test('knows of different browsers in one folder alone', () => {
    expect(tellingBrowsers(shipped)).toEqual([])
  })

  test('exports by name, and has no barrels', () => {
    expect(withDefaultExport(shipped)).toEqual([])
    expect(barrels(shipped)).toEqual([])
  })

  test('registers each custom property in one place', () => {
    const sheets = filesBelow('components', path => path.endsWith('.css'))
    expect(sheets.length).toBeGreaterThan(50)
    expect(registeredTwice(sheets)).toEqual([])
  })

  test(`has no file of more than ${MAX_LINES} lines`, () => {
    const all = filesBelow('.', isLinted)
    expect(all.length).toBeGreaterThan(shipped.length)
    expect(tooLong(all)).toEqual([])
  })
})

describe('these tests', () => {
  const planted = (path: string, text: string): SourceFile[] => [{ path, text }]

  test.each([
    ['lib/model/a.ts', `import { x } from '../store/keys.ts'`],
    ['lib/model/a.ts', `import type {\n  X,\n  Y,\n} from '../store/keys.ts'`],
    ['lib/model/a.ts', `export { x } from '../store/keys.ts'`],
    ['lib/model/a.ts', `export * from '../store/keys.ts'`],
    ['lib/model/a.ts', `const x = await import('../store/keys.ts')`],
    ['lib/model/a.ts', 'const x = () => import(`../store/keys.ts`)'],
    ['lib/model/a.ts', `type X = import('../store/keys.ts').X`],
    ['lib/provider/a.ts', `import '../background/engine.ts'`],
    ['lib/provider/a.ts', `import x from "../protocol/update.ts"`],
    ['lib/store/a.ts', `import { x } from '../protocol/update.ts'`],
    ['lib/page/a.ts', `import { x } from '../background/engine.ts'`],
    ['lib/page/a.ts', `import { x } from '../connections/parse-server-url.ts'`],
    ['lib/background/a.ts', `import { x } from '../page/link.ts'`],
    ['lib/platform/a.ts', `import { x } from '../model/message.ts'`],
    ['lib/context/a.ts', `import { x } from '../store/store.ts'`],
    ['components/chat/a.tsx', `import { x } from '../../lib/store/store.ts'`],
    ['components/chat/a.tsx', `import { x } from '../../entrypoints/popup/main.tsx'`],
    ['components/chat/a.tsx', `import browser from 'webextension-polyfill'`],
    ['lib/page/a.ts', `import browser from 'webextension-polyfill'`],
    ['lib/background/a.ts', `import { get } from 'idb-keyval'`],
    ['entrypoints/background.ts', `import { get } from 'idb-keyval'`],
    ['entrypoints/background.ts', `import { x } from '../scripts/run.ts'`],
    ['lib/model/a.ts', `import { x } from '@/lib/store/store.ts'`],
  ])('would catch in %s: %s', (path, text) => {
    expect(forbiddenImports(planted(path, text))).toHaveLength(1)
  })

  test.each([
    ['lib/model/a.ts', `import { x } from './b.ts'`],
    ['lib/protocol/a.ts', `import * as v from 'valibot'\nimport { x } from '../model/message.ts'`],
    ['lib/background/a.ts', `// import { x } from '../page/link.ts'\n/* import '../page/link.ts' */`],
    ['lib/store/a.ts', `import { get } from 'idb-keyval'`],
    ['lib/platform/a.ts', `import browser from 'webextension-polyfill'`],
    ['components/chat/a.tsx', `import { Button } from '../ui/button.tsx'\nimport s from './a.module.css'`],
    ['entrypoints/popup/main.tsx', `import { Popup } from '../../components/chat/popup.tsx'`],
    ['entrypoints/background.ts', `import { x } from '../lib/store/store.ts'`],
  ])('would let pass in %s: %s', (path, text) => {
    expect(forbiddenImports(planted(path, text))).toEqual([])
  })

  test.each([
    'node.innerHTML = text',
    "node['innerHTML'] = text",
    'node.outerHTML = text',
    "node.insertAdjacentHTML('beforeend', text)",
    '<p dangerouslySetInnerHTML={{ __html: text }} />',
    'document.write(text)',
  ])('would catch HTML made by %s', text => {
    expect(makingHtml(planted('components/a.tsx', text))).toHaveLength(1)
  })

  test.each([
    'if (import.meta.env.FIREFOX) a()',
    'import.meta.env.BROWSER',
    'navigator.userAgent',
    'browser.runtime.getBrowserInfo()',
  ])('would catch a browser told by %s', text => {
    expect(tellingBrowsers(planted('entrypoints/background.ts', text))).toHaveLength(1)
    expect(tellingBrowsers(planted('lib/platform/a.ts', text))).toEqual([])
  })

  test('would catch a default export, a barrel, a property registered twice and a long file', () => {
    expect(withDefaultExport(planted('lib/model/a.ts', 'export default 1'))).toHaveLength(1)
    expect(withDefaultExport(planted('lib/model/a.ts', 'export { a as default }'))).toHaveLength(1)
    expect(withDefaultExport(planted('entrypoints/background.ts', 'export default 1'))).toEqual([])
    for (const path of ['lib/index.ts', 'lib/model/index.ts', 'components/ui/index.tsx']) {
      expect(barrels(planted(path, ''))).toEqual([path])
    }
    expect(registeredTwice(planted('a.css', '@property --a {}\n@property --b {}\n@property --a {}'))).toEqual(
      ['--a'],
    )
    expect(tooLong(planted('a.css', 'a {}\n'.repeat(MAX_LINES)))).toEqual([])
    expect(tooLong(planted('a.css', 'a {}\n'.repeat(MAX_LINES + 1)))).toEqual(['a.css'])
  })
})
