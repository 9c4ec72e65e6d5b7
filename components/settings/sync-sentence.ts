import type { SyncFault, SyncProblem } from '../../lib/model/sync.ts'

/** By the rows of the table of what is synced. */
const NAMES: Readonly<Record<string, string>> = {
  connection: 'A connection',
  order: 'The order of your connections',
  sites: 'The list of sites with the Ask button',
}

const SENTENCES: Record<SyncFault, (what: string) => string> = {
  'too-large': what =>
    `${what} is not synced: it is larger than all that the browser carries, which is 100 kB. Shorten its instructions.`,
  full: what =>
    `${what} is not synced: the browser carries 100 kB, and the rest is taken. Shorten the instructions of other connections, or delete one.`,
  secret: what =>
    `${what} is not synced: its address may hold a key. Edit and save it: what may be secret is kept apart then.`,
  newer: what =>
    `${what} comes from a newer version of Mishalsgpt and was left alone. Update the extension here.`,
  damaged: what => `${what} arrived damaged and was ignored. Save it again on the computer it comes from.`,
  refused: what =>
    `${what} arrived with an address that is not allowed, and was ignored. Correct it on the computer it comes from.`,
  browser: () =>
    'The browser’s sync could not be used just now. It is tried again soon, and with the next change.',
}

/** Characters: what another browser wrote may be of any length. */
const MOST = 100

/** What does not go or come, why, and what to do. */
export function syncSentence({ kind, name, why }: SyncProblem): string {
  return SENTENCES[why](name ? `“${name.slice(0, MOST)}”` : (NAMES[kind] ?? 'A setting'))
}
