/**
 * Licences whose code may be a part of what ships under MIT: each asks for its notice only, MPL-2.0 also for the place where
 * its source is. By their SPDX names.
 */
export const MAY_SHIP: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
])

/** And of tools, which ship nothing of their own: CC-BY and CC0 are those of tables of browsers. */
export const MAY_BUILD: ReadonlySet<string> = new Set([...MAY_SHIP, 'CC-BY-4.0', 'CC0-1.0', 'Python-2.0'])

/** Whether a package says that one of these licences is enough; `A AND B` is two that both hold, and is not known. */
export function isAmong(allowed: ReadonlySet<string>, licence: string): boolean {
  return licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some(choice => allowed.has(choice))
}
