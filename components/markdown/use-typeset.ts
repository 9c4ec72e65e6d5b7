import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import type { Typeset } from '../../lib/markdown/maths/maths-node.ts'
import { createTypesetter } from '../../lib/markdown/maths/typesetter.ts'

/** What may begin a formula; before a digit a dollar is money. */
const MARK = /\$\$|\$(?=[^\s\d$])|\\[([]/g

/** One for the page, so that all its formulas share a frame's time. */
const typesetter = createTypesetter({
  load: () => import('../../lib/markdown/maths/typeset.ts'),
  now: () => performance.now(),
  nextFrame: work => requestAnimationFrame(work),
})

interface Late {
  readonly tex: string
  readonly display: boolean
  readonly typeset: Typeset
}

/** The formula as it is set: in this very frame if there is time, in a later one otherwise; never while it is open. */
export function useTypeset(tex: string, display: boolean, open: boolean): Typeset | undefined {
  const atOnce = useMemo(() => (open ? undefined : typesetter.find(tex, display)), [tex, display, open])
  const [late, setLate] = useState<Late>()
  const isLate = !open && late?.tex === tex && late.display === display
  const typeset = atOnce ?? (isLate ? late.typeset : undefined)
  const waits = !open && typeset === undefined

  useLayoutEffect(
    () =>
      waits ? typesetter.wait(tex, display, found => setLate({ tex, display, typeset: found })) : undefined,
    [tex, display, waits],
  )

  useEffect(() => {
    // So that it can be set in the frame in which it closes.
    if (open) void typesetter.prepare()
  }, [open])

  return typeset
}

/** Whether a formula can be set when it comes, or will never be. */
let isPrepared = false

/**
 * The text without what a formula in it may move: until the first of a page can be set, which is a moment, nothing from
 * there on is drawn.
 */
export function useSteady(text: string): string {
  const [, onPrepared] = useReducer((count: number) => count + 1, 0)
  /** How much of the text was looked through, and where a formula may begin in it. */
  const looked = useRef({ length: 0, mark: -1 })
  const waits = !isPrepared && hasMark(looked.current, text)

  useEffect(() => {
    if (!waits) return
    let undone = false
    void typesetter.prepare().then(() => {
      isPrepared = true
      if (!undone) onPrepared(0)
    })
    return () => {
      undone = true
    }
  }, [waits])

  return waits ? text.slice(0, looked.current.mark) : text
}

function hasMark(looked: { length: number; mark: number }, text: string): boolean {
  if (looked.mark < 0) {
    // A mark may have been cut.
    MARK.lastIndex = Math.max(0, looked.length - 1)
    looked.mark = MARK.exec(text)?.index ?? -1
    looked.length = text.length
  }
  return looked.mark >= 0
}
