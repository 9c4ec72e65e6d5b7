import type { Message } from '../../lib/model/message.ts'

/** Characters in a row that are no coincidence any more. */
const RUN = 12

/** Whether a run of this text stands in what the person asked or selected, white space and case aside. */
export function isSaidIn(messages: readonly Message[], text: string): boolean {
  const runs = new Set(runsOf(text))
  if (runs.size === 0) return false
  const said = messages.flatMap(message => (message.role === 'user' ? message.parts : []))
  for (const part of said) for (const run of runsOf(part.text)) if (runs.has(run)) return true
  return false
}

function* runsOf(text: string): Generator<string, undefined> {
  const bare = text.replace(/\s+/gu, '').toLowerCase()
  for (let start = 0; start + RUN <= bare.length; start++) yield bare.slice(start, start + RUN)
}
