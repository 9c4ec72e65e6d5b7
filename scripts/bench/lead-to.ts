import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { presetUrl } from '../preset-url.ts'

/** Has a built extension ask this server where it would ask the one that builds are preset to. */
export async function leadTo(server: string, folder: string): Promise<void> {
  const preset = presetUrl()
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.js')) continue
    const path = join(folder, name)
    const script = await readFile(path, 'utf8')
    if (script.includes(preset)) await writeFile(path, script.replaceAll(preset, server))
  }
}
