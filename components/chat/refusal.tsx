import type { ComponentProps } from 'preact'
import { LazyFailureNote } from './lazy-failures.tsx'
import style from './notice-bar.module.css'

/** Why a question was not taken; it still stands in the composer below. */
export const Refusal = (props: ComponentProps<typeof LazyFailureNote>) => (
  <div class={`${style.bar} ${style.bad}`} role="alert">
    <LazyFailureNote {...props} />
  </div>
)
