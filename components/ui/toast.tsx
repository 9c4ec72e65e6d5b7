import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import style from './toast.module.css'

interface Props {
  readonly text: string
  readonly action: string
  /** It is to be read to its end, however many lines that takes. */
  readonly wraps?: boolean
  /** Milliseconds. */
  readonly shownFor?: number
  /** Where this changes, that time begins again. */
  readonly since?: number
  readonly onAction: () => void
  readonly onEnd: () => void
}

const SHOWN_FOR = 10_000

/** Goes by itself, except while someone is at it. */
export function Toast(props: Props) {
  const { text, wraps = false, action, shownFor = SHOWN_FOR, since, onAction, onEnd } = props
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const left = useRef(shownFor)
  const box = useRef<HTMLDivElement>(null)
  const cameFrom = useRef<EventTarget | null>(null)

  // Its button goes with it when it is pressed: whoever was there goes on where they were before.
  useLayoutEffect(
    () => () => {
      const { current: origin } = cameFrom
      if (box.current?.contains(document.activeElement) && origin instanceof HTMLElement) origin.focus()
    },
    [],
  )

  // Before what waits for it.
  useEffect(() => {
    left.current = shownFor
  }, [since])

  useEffect(() => {
    if (pointed || focused) return
    const begun = performance.now()
    const timer = setTimeout(onEnd, left.current)
    return () => {
      clearTimeout(timer)
      left.current -= performance.now() - begun
    }
  }, [pointed, focused, since])

  return (
    <div
      ref={box}
      class={style.toast}
      role="status"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocusIn={({ relatedTarget }) => {
        // Without one it is the window that has it again.
        cameFrom.current = relatedTarget ?? cameFrom.current
        setFocused(true)
      }}
      onFocusOut={() => setFocused(false)}
    >
      <span class={style.text} data-wraps={wraps}>
        {text}
      </span>
      <Button look="plain" onClick={onAction}>
        {action}
      </Button>
    </div>
  )
}
