import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectModules, packagesOf } from './bundled-modules.ts'
import { readNotice, writeNotices } from './notices.ts'

export const NOTICES = 'licenses.txt'

/** Puts the licences of all that a build has in it into what it ships; one whose terms MIT cannot keep ends the build. */
export function thirdParty() {
  const { plugin, ids } = collectModules()
  return {
    plugin,
    write(root: string, built: string): void {
      const mit = readFileSync(join(root, 'LICENSE'), 'utf8')
      const apache = readFileSync(join(root, 'scripts/package/apache-2.0.txt'), 'utf8')
      const notices = packagesOf(ids, root)
        .map(folder => readNotice(folder, { mit, apache }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
      writeFileSync(join(built, NOTICES), writeNotices(mit, notices))
    },
  }
}
