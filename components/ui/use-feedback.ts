import { useEffect, useState } from 'preact/hooks'

/** What came of a press. */
export interface Feedback {
  readonly ok: boolean
  readonly words: string
}

/** `about`: which of several presses it is about. */
export interface ShownFeedback<About> extends Feedback {
  readonly about: About
}

const SHOWN_FOR = 2_000

/** Feedback that is shown for a while, a failure for longer, and told to those who do not see the page. */
export function useFeedback<About>(
  announce: (text: string) => void,
): [shown: ShownFeedback<About> | undefined, say: (feedback: Feedback, about: About) => void] {
  const [shown, setShown] = useState<ShownFeedback<About>>()

  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(undefined), SHOWN_FOR * (shown.ok ? 1 : 3))
    return () => clearTimeout(timer)
  }, [shown])

  function say(feedback: Feedback, about: About): void {
    setShown({ ...feedback, about })
    announce(feedback.words)
  }

  return [shown, say]
}
