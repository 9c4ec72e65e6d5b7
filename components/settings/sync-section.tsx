import { useSignal } from '@preact/signals'
import { CloudOff, TriangleAlert } from 'lucide'
import { useRef } from 'preact/hooks'
import type { SyncSwitch } from '../../lib/page/sync-switch.ts'
import { Button } from '../ui/button.tsx'
import { drawIcon } from '../ui/draw-icon.tsx'
import { Status } from '../ui/status.tsx'
import { useFocusHeir } from '../ui/use-focus-heir.ts'
import { OptionSwitch } from './option-switch.tsx'
import { Section } from './section.tsx'
import style from './sync-section.module.css'
import { syncSentence } from './sync-sentence.ts'

interface Props {
  readonly sync: SyncSwitch
}

export function SyncSection({ sync }: Props) {
  const said = useSignal('')
  const region = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useFocusHeir(region, button)
  const problems = sync.problems.value

  async function remove(): Promise<void> {
    const { status } = await sync.clear()
    said.value =
      status === 'done'
        ? 'Removed from the browser’s sync. What is on this computer stays.'
        : 'The browser could not remove it. Check its sync, then try again.'
  }

  return (
    <Section
      title="Sync"
      about="Your connections and settings on your other computers. The browser itself carries them: there is no account with us."
    >
      <div ref={region} class={style.sync}>
        <OptionSwitch
          label="Sync with your browser account"
          on={sync.on.value === true}
          button={button}
          onChange={on => {
            said.value = ''
            sync.set(on)
          }}
        >
          They reach every browser that is signed in to the same account, has its own sync on, and this switch
          too. Whoever runs that account can read them, unless you gave the browser’s sync a passphrase of
          your own.
        </OptionSwitch>
        <dl class={style.facts}>
          <div>
            <dt>Goes along</dt>
            <dd>
              Connections with their address, model, instructions and order; the model for new chats; the
              sites of the Ask button; whether the model names chats and the next connection steps in.
            </dd>
          </div>
          <div>
            <dt>Stays here</dt>
            <dd>
              Keys and access codes, the values of headers and of secret parameters, every conversation and
              draft, and how long conversations are kept. A connection that arrives says <em>key missing</em>{' '}
              until you enter its key.
            </dd>
          </div>
        </dl>
        {problems.length > 0 && (
          <ul class={style.problems} aria-label="Not synced">
            {problems.map((problem, index) => (
              <li key={index}>
                {drawIcon(TriangleAlert, 16)}
                <span>{syncSentence(problem)}</span>
              </li>
            ))}
          </ul>
        )}
        {sync.isLeft.value && (
          <div class={style.left}>
            <p>
              Nothing is sent or taken over any more. What was put into your browser’s sync is still there,
              for other computers and for later. One that has this switched on puts its own back when you
              remove it.
            </p>
            <Button onClick={() => void remove()}>{drawIcon(CloudOff, 15)} Remove from sync</Button>
          </div>
        )}
        {said.value && !sync.isLeft.value && <p class={style.quiet}>{said}</p>}
        <Status text={said} />
      </div>
    </Section>
  )
}
