import { keys } from '../../lib/store/keys.ts'
import type { Key } from '../e2e/fixtures/stored-records.ts'

/** A place of each kind, as the store makes its keys. A kind of record that is missing here does not compile. */
const PLACES: { readonly [Kind in keyof typeof keys]: (id: string) => readonly Key[] } = {
  conversation: id => [keys.conversation(id)],
  message: id => [keys.message(id, id)],
  journal: id => [keys.journal(id, 0), keys.journal(id, 1)],
  connection: id => [keys.connection(id)],
  connections: () => [keys.connections()],
  secret: id => [keys.secret(id)],
  models: id => [keys.models(id)],
  quirks: id => [keys.quirks(id)],
  managed: () => [keys.managed()],
  deletedConnection: id => [keys.deletedConnection(id)],
  draft: id => [keys.draft(id), keys.draft(id, 'edit')],
  begun: id => [keys.begun(id)],
  queued: id => [keys.queued(id, id)],
  unread: id => [keys.unread(id)],
  handover: () => [keys.handover(0), keys.handover(1)],
  deleted: id => [keys.deleted(id)],
  damaged: id => [keys.damaged(id, 0)],
  undo: () => [keys.undo()],
  agedUndo: () => [keys.agedUndo()],
  shelving: id => [keys.shelving(0, id), keys.shelving(1, 'remove')],
  swept: () => [keys.swept()],
  permissionWait: id => [keys.permissionWait(id)],
  last: id => [keys.last(id), keys.last('panel')],
  settings: () => [keys.settings()],
  sync: () => [keys.sync()],
  staged: id => [keys.staged(id, 0)],
  imported: id => [keys.imported(id)],
  index: () => [keys.index()],
  posting: id => [keys.posting(0, id)],
  posted: () => [keys.posted(0), keys.posted(1)],
  places: id => [keys.places(id, 0)],
  unindexed: id => [keys.unindexed(id)],
}

/** Not to be damaged: what a newer version wrote is left as it is, and is a test of its own. */
const VERSION = 'schema'

const KINDS = new Set(
  Object.values(PLACES)
    .flatMap(place => place(''))
    .map(([kind]) => kind),
)

export const isKnownKind = (kind: unknown): boolean =>
  kind === VERSION || (typeof kind === 'string' && KINDS.has(kind))

/** Every place there is, and under every kind what no key of its looks like: with a text, a number or an array in each part. */
export function damagedKeys(id: string, text: string): readonly Key[] {
  const odd = [...KINDS].flatMap(kind => [
    [kind, id],
    [kind, id, text],
    [kind, text],
    [kind, 1],
    [kind, 1, text],
    [kind, id, -1],
    [kind, [id]],
    [kind, id, [text, [text]]],
  ])
  return [...Object.values(PLACES).flatMap(place => place(id)), ...odd] as Key[] // the first of each is its kind
}
