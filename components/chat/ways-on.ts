import type { ManagedMark } from '../../lib/model/connection.ts'
import { type Failure, lacksCredit } from '../../lib/model/failure.ts'

/**
 * What else than another try may help. `tab`: a look at the server's own page. `start-over`: a new chat of the same kind,
 * with the question. `setup`: the conversation's settings. `edit`: the question in other words. `wait-longer`: more
 * time for its connection. `stored`: a look at how much is stored. `update`: a newer version of the extension.
 */
export type WayOn =
  | 'options'
  | 'tab'
  | 'start-over'
  | 'new-chat'
  | 'setup'
  | 'another-model'
  | 'wait-longer'
  | 'edit'
  | 'stored'
  | 'update'

/** The ways that the sentence of a failure speaks of. */
export function waysOn(failure: Failure, lock: ManagedMark | undefined): readonly WayOn[] {
  const ways = WAYS[failure.kind]?.(failure) ?? []
  return isForOptions(failure, lock) ? ways : ways.filter(way => way !== 'options' && way !== 'wait-longer')
}

/** What the next try ends in as well, unless something else is done before; those in `ANYWHERE` at any other server, too. */
const LASTING: readonly Failure['kind'][] = [
  'unauthorized',
  'not-found',
  'bad-request',
  'redirected',
  'malformed',
]
const ANYWHERE: readonly Failure['kind'][] = ['context-too-long', 'too-large', 'temporary-full']

/** Which of the ways helps most, where another try alone does not. `left`: questions go to another server by now. */
export function firstWay({ kind }: Failure, ways: readonly WayOn[], left: boolean): WayOn | undefined {
  return ANYWHERE.includes(kind) || (LASTING.includes(kind) && !left) ? ways[0] : undefined
}

const WAYS: Partial<Record<Failure['kind'], (failure: Failure) => readonly WayOn[]>> = {
  unreachable: ({ status }) => (status === 407 ? ['tab'] : ['options', 'tab']),
  unauthorized: failure =>
    lacksCredit(failure) || failure.status === 403 ? ['another-model', 'options'] : ['options'],
  'not-found': ({ missing }) => (missing === 'model' ? ['another-model', 'options'] : ['options']),
  'rate-limited': () => ['another-model'],
  'context-too-long': ({ tokens }) => TOO_LONG_WAYS[tokens?.of ?? 'all'],
  'bad-request': () => ['options'],
  redirected: () => ['options', 'tab'],
  'too-large': () => ['edit'],
  empty: ({ cut }) => (cut === 'length' ? ['options'] : ['edit']),
  timeout: () => ['wait-longer', 'edit'],
  malformed: ({ page }) => (page ? ['tab', 'options'] : ['options']),
  'no-connection': () => ['options'],
  'temporary-full': () => ['new-chat'],
  storage: () => ['stored'],
  damaged: () => ['options'],
  'newer-data': () => ['update'],
}

const TOO_LONG_WAYS = {
  instructions: ['setup'],
  question: ['edit'],
  both: ['setup', 'edit'],
  all: ['start-over', 'edit'],
} as const

/** Whether what there is to do in Options is in the form of the connection. */
export const isOfConnection = ({ kind }: Failure): boolean => kind !== 'damaged' && kind !== 'no-connection'

/**
 * What is no connection's affair is everybody's; of a connection that is locked only the key may be the person's to change
 * there.
 */
function isForOptions({ kind, managed }: Failure, lock: ManagedMark | undefined): boolean {
  if (kind === 'damaged') return true
  if (kind === 'no-connection') return !managed
  return !lock || (kind === 'unauthorized' && !lock.key)
}
