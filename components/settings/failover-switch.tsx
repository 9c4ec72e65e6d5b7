import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Switch } from '../ui/switch.tsx'
import style from './failover-switch.module.css'

interface Props {
  readonly page: Pick<OptionsPage, 'failover' | 'setFailover'>
}

/** Under the list, whose order it follows. */
export function FailoverSwitch({ page }: Props) {
  return (
    <div class={style.failover}>
      <div class={style.switch}>
        <Switch
          label="Ask the next one where one cannot answer"
          on={page.failover.value}
          onChange={page.setFailover}
        />
      </div>
      <p class={style.about}>
        A question whose server cannot be reached, is busy or has a problem of its own goes to the next
        connection of this list that is on, with all that is sent along. The answer says who gave it.
      </p>
    </div>
  )
}
