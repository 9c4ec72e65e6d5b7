import type { HostileInput } from '../fixtures/hostile-inputs.ts'

const HERE = 'tests/hostile'

/** What words can only describe, by how they do, and where it is made. */
const MADE: readonly (readonly [words: RegExp, at: string])[] = [
  [/\d [KM]i?B on one line|table of .*cells/, `${HERE}/sizes.ts`],
  [/small code fences|combining marks/, 'tests/e2e/pathological-answers.spec.ts'],
  [/split .* across chunks/, 'tests/unit/provider/recordings-split.test.ts'],
  [/without newline|gzip bomb|slowloris|invalid JSON event|choices interleaved/, `${HERE}/stream-acts.ts`],
  [/bare CR|\bBOM [0-9A-F]{2}|NUL bytes inside data|deltas when no tool/, `${HERE}/stream-acts.ts`],
  [/\bFIN without|\bRST mid/, `${HERE}/streams.ts`],
  [/finish_reason/, 'tests/unit/provider/dialects.test.ts'],
  [/empty 200/, 'tests/unit/provider/incomplete-answers.test.ts'],
  [/HTML login page/, 'tests/unit/provider/failures.test.ts'],
  [/^[2-5]\d\d\b|body \d+ MB|self-signed/, `${HERE}/refusals.ts`],
  [/redirect loop/, 'tests/e2e/redirected.spec.ts'],
  [/URL with user:pass/, 'tests/unit/connections/parse-server-url.test.ts'],
  [/port flood/, `${HERE}/messages.ts`],
  [/^other extension/, `${HERE}/other-extension.spec.ts`],
  [/before DB open|during migration|in the middle of a schema migration/, `${HERE}/migration.spec.ts`],
  [/display:none|across shadow DOM|navigates between/, `${HERE}/selection-acts.ts`],
  [/MB valid file|messages of 1 char/, `${HERE}/many-messages.ts`],
  [/not JSON; truncated/, 'tests/e2e/import-refused.spec.ts'],
  [/killed in the middle of the import/, `${HERE}/interrupt-imports.ts`],
  [/QuotaExceeded|closed under us|open blocked/, 'tests/chaos/storage.spec.ts'],
  [/updates each of the same record/, `${HERE}/same-record.ts`],
  [/edits title while/, 'tests/unit/background/shelf.test.ts'],
  [/record with a wrong shape/, `${HERE}/records.ts`],
  [/browser SIGKILL/, 'tests/chaos/browser-gone.spec.ts'],
]

export const madeAt = (input: string): string | undefined => MADE.find(([words]) => words.test(input))?.[1]

/** Words and nothing that anybody could take for something else: no code, no address, no markup. */
const isProse = (input: string): boolean => !/[`<>{}[\]$"]|:\/\//.test(input) && /\w \w/.test(input)

/**
 * Says of which inputs the text alone is tried with the others of its group: what it describes is made at another place, or at
 * none; that a person has to judge.
 */
export function wordsOf(inputs: readonly HostileInput[]): string {
  const at = new Map<string, string[]>()
  for (const { id, input } of inputs) {
    const place = madeAt(input) ?? (isProse(input) ? NOWHERE : undefined)
    if (place) at.set(place, [...(at.get(place) ?? []), id])
  }
  return [...at].map(([place, ids]) => `${ids.join(', ')}: ${place}`).join('; ')
}

const NOWHERE = 'the words alone'
