import { join } from 'node:path'
import { inProject } from './project-root.ts'
import { runTool } from './run-tool.ts'

export interface BuildTarget {
  /** Where the folder `chrome-mv3` goes, relative to the project: never the shipped build's own place. */
  output: string
  /** The server that the build is preset to. */
  url: string
}

/** Builds the extension as it ships, but for its server, and gives the folder to load. */
export async function buildExtension({ output, url }: BuildTarget): Promise<string> {
  const code = await runTool('wxt', ['build'], { MISHALSGPT_OUTPUT: output, MISHALSGPT_URL: url })
  if (code !== 0) throw new Error('The extension could not be built: see above.')
  return join(inProject(output), 'chrome-mv3')
}
