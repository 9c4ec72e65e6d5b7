import { useId } from 'preact/hooks'
import type { Indexing } from '../../lib/page/search.ts'
import style from './search-progress.module.css'

interface Props {
  readonly indexing: Indexing
}

/** While the index is being made, what is found is not all there is. */
export function SearchProgress({ indexing: { left, total } }: Props) {
  const id = useId()
  const ready = total - left
  return (
    <div class={style.progress}>
      <label for={id}>
        Getting the search ready
        {total > 0 && `: ${ready.toLocaleString('en')} of ${total.toLocaleString('en')}`}
      </label>
      <progress id={id} class={style.bar} {...(total > 0 && { max: total, value: ready })} />
      <p>Not everything can be found yet.</p>
    </div>
  )
}
