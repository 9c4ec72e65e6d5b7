import { useEffect, useState } from 'preact/hooks'
import style from './reasoning-clock.module.css'
import { reasoningTime } from './reasoning-time.ts'

interface Props {
  readonly since: number
}

const SECOND = 1000

/** Hidden from those who would hear it: a control whose name changes each second is read out each second. */
export function ReasoningClock({ since }: Props) {
  const [now, setNow] = useState(Date.now)
  const passed = Math.max(now - since, 0)

  useEffect(() => {
    // At the next full second, so that none is left out.
    const timer = setTimeout(() => setNow(Date.now()), SECOND - (passed % SECOND))
    return () => clearTimeout(timer)
  }, [passed])

  if (passed < SECOND) return null
  return (
    <span class={style.clock} aria-hidden="true">
      {` ${reasoningTime(passed)}`}
    </span>
  )
}
