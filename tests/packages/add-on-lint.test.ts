import { expect, inject, test } from 'vitest'

const { errors, notices, warnings } = inject('lint')

/** Why each warning that is there may be. */
const EXPLAINED: Readonly<Record<string, readonly string[]>> = {
  // It is for the desktop: no key says that it runs on Android, which therefore is not offered it.
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION: ['manifest.json'],
  // Code that is never reached, as `require-trusted-types-for` in the policy would refuse the string: Preact's for
  // `dangerouslySetInnerHTML`, which the project's own linter forbids, and the highlighter's for a whole document.
  UNSAFE_VAR_ASSIGNMENT: ['assets/highlight.worker.js', 'chunks/options-popup-sidepanel.js'],
}

test('the add-on store’s linter finds no error and nothing to notice', () => {
  expect({ errors, notices }).toEqual({ errors: [], notices: [] })
})

test('and warns of nothing but what is explained', () => {
  const found: Record<string, string[]> = {}
  for (const { code, file } of warnings) found[code] = [...(found[code] ?? []), withoutHash(file)].sort()
  expect(found).toEqual(EXPLAINED)
})

const withoutHash = (file: string): string => file.replace(/-[\w-]{8}\.js$/, '.js')
