import { Trash2 } from 'lucide'
import { useRef } from 'preact/hooks'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Switch } from '../ui/switch.tsx'
import { useFocusHeir } from '../ui/use-focus-heir.ts'
import { Section } from './section.tsx'
import style from './sites-section.module.css'

interface Props {
  readonly page: Pick<OptionsPage, 'sites' | 'allSites' | 'setSite' | 'setAllSites'>
}

export function SitesSection({ page }: Props) {
  const region = useRef<HTMLDivElement>(null)
  const all = useRef<HTMLButtonElement>(null)
  useFocusHeir(region, all)
  const sites = page.sites.value
  return (
    <Section
      title="Ask button"
      about="A small button beside the text you select on a page. It is only on the sites you choose."
    >
      <div ref={region}>
        <div class={style.all}>
          <Switch
            label="Ask button on all sites"
            on={page.allSites.value}
            onChange={page.setAllSites}
            button={all}
          />
        </div>
        {sites.length === 0 ? (
          <p class={style.empty}>
            No single sites yet. Open a page, click the Mishalsgpt icon in the toolbar, and use the switch at
            the bottom.
          </p>
        ) : (
          <ul class={style.sites} aria-label="Sites">
            {sites.map(({ origin, host, on }) => (
              <li key={origin} class={style.site}>
                <span class={style.host}>{host}</span>
                {!on && <span class={style.off}>needs your permission</span>}
                {!on && <Button onClick={() => page.setSite(origin, true)}>Allow {host}</Button>}
                <IconButton
                  name={`Remove ${host}`}
                  icon={Trash2}
                  onClick={() => page.setSite(origin, false)}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}
