import type { Connection } from './connection.ts'

/** What a connection is called: by the person, or else by its host. */
export function connectionName({ name, url }: Pick<Connection, 'name' | 'url'>): string {
  return name ?? (URL.canParse(url) ? new URL(url).host : url)
}
