import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inProject, PROJECT_ROOT } from './project-root.ts'

/**
 * Runs a dependency's own command and resolves with its exit code; output goes straight to the terminal. The script is
 * started with this very Node rather than through `.bin`, whose `.cmd` files Windows refuses to spawn without a shell.
 */
export function runTool(
  dependency: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  cwd = PROJECT_ROOT,
): Promise<number> {
  // What loads this file as TypeScript has set it to `development`, with which a build is not the one that ships.
  const { NODE_ENV: _, ...inherited } = process.env
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [scriptOf(dependency), ...args], {
      cwd,
      env: { ...inherited, ...env },
      stdio: 'inherit',
    })
    child.once('error', reject)
    // Ended by a signal there is no code, and that is no success.
    child.once('exit', code => resolve(code ?? 1))
  })
}

function scriptOf(dependency: string): string {
  const manifest: { bin?: string | Record<string, string> } = JSON.parse(
    readFileSync(inProject('node_modules', dependency, 'package.json'), 'utf8'),
  )
  const bin = typeof manifest.bin === 'string' ? manifest.bin : Object.values(manifest.bin ?? {})[0]
  if (bin === undefined) throw new Error(`${dependency} has no command`)
  return inProject('node_modules', dependency, bin)
}
