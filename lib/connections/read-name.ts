import { TEMPLATES } from './templates.ts'

/** What a name says of the value beside it. */
export interface NameReading {
  readonly role: 'url' | 'key' | 'authorization' | 'model' | undefined
  /** Whose it is: `openai` of `OPENAI_API_KEY`, empty of `api_key`. */
  readonly owner: string
}

/** A name in small letters: an owner, if any, and what of it this is. */
const role = (names: string) => new RegExp(`^(?:(.*?)_)??(?:${names})$`)
const ROLES = {
  url: role('(?:api_)?(?:base_?ur[il]|base|host|ur[il]|endpoint|address)|server|gateway'),
  key: role('(?:x_)?(?:goog_)?(?:api_?|access_?|auth_?|bearer_?)?(?:key|token)|(?:access_?)?code'),
  authorization: role('authorization|bearer'),
  model: role('(?:model|deployment)(?:_(?:name|id))?'),
} as const

/** Words before a name that are no part of it. */
const BEFORE =
  /^(?:(?:export|set|const|let|var|self|this|the|your|my|our|an?|and|with|use|using|is|here|has|at|new)_)+/

/** Of a server, by a name of every server. */
const toOwner = (name = '') => (name === 'server' || name === 'gateway' ? '' : name)

export function readName(written: string): NameReading {
  const name = written
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[\s.-]+/g, '_')
    .toLowerCase()
    .replace(BEFORE, '')
  for (const role of ['url', 'key', 'authorization', 'model'] as const) {
    const found = ROLES[role].exec(name)
    if (found) return { role, owner: toOwner(found[1]) }
  }
  return { role: undefined, owner: name }
}

/** Azure has much besides models. */
const SERVICES = TEMPLATES.map(({ id }) => id).filter(id => id !== 'azure' && id !== 'custom')

const SERVICE = new RegExp(
  `(?:^|_)(?:${SERVICES.map(id => id.replace('-', '_?')).join('|')}|open_ai|claude|llm|ai|gpt)(?:_|$)`,
)

/** Whether an owner is one of those who answer questions. */
export const isService = (owner: string): boolean => SERVICE.test(owner.toLowerCase().replace(/[.-]/g, '_'))
