import type { Connection, ConnectionId, Secret, SecretType } from '../../lib/model/connection.ts'
import type { FoundServer } from '../../lib/model/found-server.ts'
import type { CredentialKind, Template } from '../../lib/model/template.ts'

/** A connection that is being made, and nowhere yet. */
export interface NewConnection {
  readonly template: Template
  readonly connection: Connection
  readonly given: Partial<Secret>
}

const TYPES: Record<CredentialKind, SecretType> = {
  none: 'key',
  key: 'key',
  'optional-key': 'key',
  'api-key': 'api-key',
  'access-code': 'access-code',
}

/** What the template knows; the rest is the person's to fill in. */
export function toNewConnection(template: Template, id: ConnectionId): NewConnection {
  const { url, model = '', name, credential, headers } = template
  return {
    template,
    // One that only the person knows is called by its host.
    connection: { id, url, model, ...(url && { name }), template: template.id, hasKey: false },
    given: { type: TYPES[credential], value: '', ...(headers && { headers }) },
  }
}

/** With the first model that it has, where it says what it has. */
export function fromFoundServer(server: FoundServer, template: Template, id: ConnectionId): NewConnection {
  const made = toNewConnection(template, id)
  const [first] = server.models
  return { ...made, connection: { ...made.connection, url: server.url, model: first?.id ?? '' } }
}
