import { join } from 'node:path'
import { inProject } from './project-root.ts'
import { runTool } from './run-tool.ts'

export interface BuildTarget {
  /** Where the folder goes, relative to the project: never the shipped build's own place. */
  output: string
  /** The server that the build is preset to. */
  url: string
  browser?: 'chrome' | 'firefox'
  /** Another configuration than the one of what ships, and the folder that it names. */
  variant?: { config: string; folder: string }
}

/** Builds the extension as it ships, but for its server and what a variant changes, and gives the folder to load. */
export async function buildExtension({
  output,
  url,
  browser = 'chrome',
  variant,
}: BuildTarget): Promise<string> {
  const args = ['--browser', browser, ...(variant ? ['--config', variant.config] : [])]
  const code = await runTool('wxt', ['build', ...args], { MISHALSGPT_OUTPUT: output, MISHALSGPT_URL: url })
  if (code !== 0) throw new Error('The extension could not be built: see above.')
  return join(inProject(output), variant?.folder ?? `${browser}-mv3`)
}
