import type { SiteSwitch } from '../../lib/page/site-switch.ts'
import { Button } from '../ui/button.tsx'
import { Switch } from '../ui/switch.tsx'
import style from './site-bar.module.css'

interface Props {
  readonly siteSwitch: SiteSwitch
  readonly onOpenOptions: () => void
}

export function SiteBar({ siteSwitch, onOpenOptions }: Props) {
  const site = siteSwitch.site.value
  return (
    <footer class={style.bar}>
      {site ? (
        <Switch
          label={`Ask button on ${site.host}`}
          on={site.on}
          onChange={siteSwitch.set}
          {...(site.everywhere && { lockedBy: 'site-everywhere' })}
        />
      ) : (
        <p class={style.closed}>The Ask button is not available on this page</p>
      )}
      {site?.everywhere && (
        <div class={style.everywhere}>
          <p id="site-everywhere">On for all sites</p>
          <Button look="link" onClick={onOpenOptions}>
            Change in Options
          </Button>
        </div>
      )}
    </footer>
  )
}
