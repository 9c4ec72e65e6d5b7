import type { FakeSurface } from './fake-surface.ts'

/** What a surface was told last of the queue. */
export function toldOfQueue({ updates }: FakeSurface): string[] | undefined {
  const told = updates.findLast(update => update.type === 'queue')
  return told?.questions.map(({ id }) => id)
}
