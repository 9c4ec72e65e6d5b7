import type { Feedback } from '../ui/use-feedback.ts'
import style from './code-button.module.css'

interface Props {
  /** The accessible name, which is the tooltip as well. */
  readonly name: string
  readonly icon: 'copy' | 'wrap' | 'download'
  readonly pressed?: boolean
  /** What came of it. */
  readonly feedback?: Feedback | undefined
  readonly onPress: () => void
}

/** One element, its icon a mask of its style sheet: an answer may have ten thousand blocks with three of these each. */
export function CodeButton({ name, icon, pressed, feedback, onPress }: Props) {
  const shown = feedback ? (feedback.ok ? 'done' : 'failed') : icon
  return (
    <button
      type="button"
      class={`${style.button} ${style[shown]}`}
      aria-label={name}
      title={name}
      aria-pressed={pressed}
      onClick={onPress}
    />
  )
}
