import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { Typeset } from '../../lib/markdown/maths/maths-node.ts'
import { createTypesetter } from '../../lib/markdown/maths/typesetter.ts'

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
    if (open) typesetter.prepare()
  }, [open])

  return typeset
}
