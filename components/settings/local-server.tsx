import type { FoundServer } from '../../lib/model/found-server.ts'
import type { OwnOrigin } from '../../lib/page/options-page.ts'
import { hostOf } from '../chat/host-of.ts'
import { Button } from '../ui/button.tsx'
import { CopyLine } from './copy-line.tsx'
import style from './local-servers.module.css'

interface Props {
  readonly server: FoundServer
  /** Whether there is a connection to it. */
  readonly isAdded: boolean
  readonly origin: OwnOrigin
  readonly onAdd: () => void
}

/** So many models are named; the others are counted. */
const NAMED = 3

export function LocalServer({ server, isAdded, origin, onAdd }: Props) {
  const { name, url, state } = server
  return (
    <li class={style.server}>
      <div class={style.line}>
        <p class={style.facts}>
          <span class={style.name}>{name}</span> <span class={style.quiet}>{hostOf(url)}</span>
          <br />
          <span class={style.quiet}>{factsOf(server)}</span>
        </p>
        {isAdded ? (
          <span class={style.added}>Added</span>
        ) : (
          <Button aria-label={`Add ${name}`} onClick={onAdd}>
            Add
          </Button>
        )}
      </div>
      {state === 'refuses-origin' && (
        <div class={style.refusal}>
          <p>It refuses extensions until it is told of this one. {HOW[origin.system]}</p>
          <CopyLine label={name} text={origin.lines[origin.system]} />
        </div>
      )}
    </li>
  )
}

const HOW: Record<OwnOrigin['system'], string> = {
  linux: 'Run “systemctl edit ollama”, put this line under [Service], then restart Ollama and look again:',
  mac: 'Run this in a terminal, then start Ollama again and look again:',
  windows: 'Run this in a terminal, then start Ollama again and look again:',
}

function factsOf({ state, models }: FoundServer): string {
  if (state === 'wants-key') return 'Asks for a key'
  if (models.length === 0) return state === 'ready' ? 'Has no model yet' : 'Refuses extensions'
  const names = models.slice(0, NAMED).map(({ id }) => id)
  const others = models.length - names.length
  return others > 0 ? `${names.join(', ')} and ${others} more` : names.join(', ')
}
