import type { OptionsPage } from '../../lib/page/options-page.ts'
import { OptionSwitch } from './option-switch.tsx'

interface Props {
  readonly page: Pick<OptionsPage, 'failover' | 'setFailover'>
}

/** Under the list, whose order it follows. */
export const FailoverSwitch = ({ page }: Props) => (
  <OptionSwitch
    label="Ask the next one where one cannot answer"
    on={page.failover.value}
    onChange={page.setFailover}
  >
    A question whose server cannot be reached, is busy or has a problem of its own goes to the next connection
    of this list that is on, with all that is sent along. The answer says who gave it.
  </OptionSwitch>
)
