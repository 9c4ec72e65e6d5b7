import { useComputed } from '@preact/signals'
import type { FoundServer } from '../../lib/model/found-server.ts'
import type { Template } from '../../lib/model/template.ts'
import type { LocalFinding } from '../../lib/page/local-search.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Status } from '../ui/status.tsx'
import { LocalServer } from './local-server.tsx'
import style from './local-servers.module.css'

interface Props {
  readonly page: Pick<OptionsPage, 'local' | 'connections' | 'templates' | 'origin'>
  readonly onAdd: (server: FoundServer) => void
}

/** What was found on this computer, once somebody has looked. */
export function LocalServers({ page, onAdd }: Props) {
  const finding = page.local.finding.value
  const sentence = useComputed(() => sentenceOf(page.local.finding.value, page.templates))
  const servers = finding?.status === 'found' ? finding.servers : []
  return (
    <>
      {finding && (
        <section class={style.found} aria-label="Found on this computer">
          <h3 class={style.title}>On this computer</h3>
          <p class={finding.status === 'failed' ? style.bad : style.quiet}>{sentence}</p>
          {servers.length > 0 && (
            <ul class={style.list}>
              {servers.map(server => (
                <LocalServer
                  key={server.url}
                  server={server}
                  isAdded={(page.connections.value ?? []).some(({ url }) => isSameServer(url, server.url))}
                  origin={page.origin}
                  onAdd={() => onAdd(server)}
                />
              ))}
            </ul>
          )}
        </section>
      )}
      <Status text={sentence} />
    </>
  )
}

function sentenceOf(finding: LocalFinding | undefined, templates: readonly Template[]): string {
  switch (finding?.status) {
    case undefined:
      return ''
    case 'looking':
      return 'Looking for model servers…'
    case 'not-allowed':
      return 'The browser was not allowed to ask this computer. Look again to allow it.'
    case 'failed':
      return 'It could not be looked for. Try again.'
    case 'found':
      return finding.servers.length > 0 ? countOf(finding.servers.length) : nothingFound(templates)
  }
}

const countOf = (count: number): string =>
  count === 1 ? 'One server answered.' : `${count} servers answered.`

function nothingFound(templates: readonly Template[]): string {
  const names = templates.flatMap(({ name, port }) => (port === undefined ? [] : [name]))
  const list = new Intl.ListFormat('en', { type: 'disjunction' }).format(names)
  return `Nothing answered. Start ${list}, then look again. One at a port of its own is added by its address.`
}

/** Whether both are at one port of this computer, by whichever of its names. */
function isSameServer(one: string, other: string): boolean {
  const toHost = (url: string) =>
    URL.canParse(url) ? new URL(url).host.replace(/^localhost(?=:|$)/, '127.0.0.1') : url
  return toHost(one) === toHost(other)
}
