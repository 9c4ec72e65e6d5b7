import { useEffect, useState } from 'preact/hooks'

/** What came of a press. */
export interface Feedback {
  readonly ok: boolean
  readonly words: string
}

const SHOWN_FOR = 2_000

/** Feedback that is shown for a while, a failure for longer, and told to those who do not see the page. */
export function useFeedback<F extends Feedback>(
  announce: (text: string) => void,
): [shown: F | undefined, say: (feedback: F) => void] {
  const [shown, setShown] = useState<F>()

  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(undefined), SHOWN_FOR * (shown.ok ? 1 : 3))
    return () => clearTimeout(timer)
  }, [shown])

  function say(feedback: F): void {
    // Again is as long again, whether or not it is the same.
    setShown({ ...feedback })
    announce(feedback.words)
  }

  return [shown, say]
}
