import type { ComponentChild, FunctionComponent } from 'preact'
import type { Groups } from '../../lib/markdown/tree.ts'

/**
 * Members in groups, with no element around them. The first group stands there by itself: most have no other. Each
 * further one is drawn again only when it is another object.
 */
export function drawGroups<T>(
  groups: Groups<T>,
  draw: (member: T, key: number) => ComponentChild,
  Group: FunctionComponent<{ readonly members: readonly T[] }>,
): ComponentChild[] {
  const [first = [], ...others] = groups
  return [
    ...first.map(draw),
    ...others.map((members, index) => <Group key={`group ${index}`} members={members} />),
  ]
}
