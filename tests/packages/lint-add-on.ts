import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { inProject } from '../../scripts/project-root.ts'
import { OUTPUT } from './made.ts'

/** What the linter of Firefox's add-on store says of one thing. */
export interface Finding {
  readonly code: string
  readonly message: string
  readonly file: string
}

/** What it says of the whole. */
export interface LintReport {
  readonly errors: readonly Finding[]
  readonly notices: readonly Finding[]
  readonly warnings: readonly Finding[]
}

declare module 'vitest' {
  export interface ProvidedContext {
    lint: LintReport
  }
}

/** Has the linter of Firefox's add-on store look at what ships, once, which takes a quarter of a minute. */
// biome-ignore lint/style/noDefaultExport: Vitest calls the default export of its global set-up.
export default async function lintAddOn(project: TestProject): Promise<void> {
  const command = inProject('node_modules/addons-linter/bin/addons-linter')
  const args = [command, '--output', 'json', join(OUTPUT, 'firefox-mv3')]
  // It fails where it finds errors, which are what is asked for, and where it could not look, which is not.
  const looked = await promisify(execFile)(process.execPath, args).catch(error => error)
  if (!looked.stdout) throw looked
  project.provide('lint', JSON.parse(looked.stdout))
}
