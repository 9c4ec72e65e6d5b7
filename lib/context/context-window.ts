/** Tokens that a model reads and writes together, where that is known. */
const WINDOWS: Readonly<Record<string, number>> = {
  'gpt-3.5-turbo-16k-0613': 16_385,
  'gpt-3.5-turbo-16k': 16_385,
  'gpt-3.5-turbo': 16_385,
}

/** What of a window stays free for the answer, unless it is known how long that may be. */
const ANSWER = 1_024

/** Tokens that a request may have, so that there is room for an answer of `answer` tokens; a quarter of the window at most. */
export function roomFor(window: number, answer = ANSWER): number {
  return window - Math.min(answer, Math.floor(window / 4))
}

/** `undefined` for a model nobody here has heard of: its server will say when it is too much. */
export function contextWindow(model: string): number | undefined {
  return Object.hasOwn(WINDOWS, model) ? WINDOWS[model] : undefined
}
