/**
 * The npm that runs us, or the one that is found, as what `spawn` takes: a command, its arguments, how to start it.
 *
 * @param {string[]} args
 * @returns {[command: string, args: string[], options: { shell: boolean }]}
 */
export function npmCommand(args) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return [process.execPath, [npm, ...args], { shell: false }]
  return ['npm', args, { shell: process.platform === 'win32' }]
}
