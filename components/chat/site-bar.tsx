import type { SiteSwitch } from '../../lib/page/site-switch.ts'
import { Switch } from '../ui/switch.tsx'
import style from './site-bar.module.css'

interface Props {
  readonly siteSwitch: SiteSwitch
}

export function SiteBar({ siteSwitch }: Props) {
  const site = siteSwitch.site.value
  return (
    <footer class={style.bar}>
      {site ? (
        <Switch label={`Ask button on ${site.host}`} on={site.on} onChange={siteSwitch.set} />
      ) : (
        <p class={style.closed}>The Ask button is not available on this page</p>
      )}
    </footer>
  )
}
