import { useEffect, useState } from 'preact/hooks'
import type { Retrying } from '../../lib/model/message.ts'
import style from './ending.module.css'
import { retryingSentence } from './retrying-sentence.ts'

interface Props {
  readonly retrying: Retrying
  readonly host: string
}

export function RetryingNotice({ retrying, host }: Props) {
  const [now, setNow] = useState(Date.now)

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])

  return <p class={style.quiet}>{retryingSentence(retrying, host, now)}</p>
}
