/** Tokens that a model reads and writes together, where that is known. */
const WINDOWS: Readonly<Record<string, number>> = {
  'gpt-3.5-turbo-16k-0613': 16_385,
  'gpt-3.5-turbo-16k': 16_385,
  'gpt-3.5-turbo': 16_385,
}

/** `undefined` for a model nobody here has heard of: its server will say when it is too much. */
export function contextWindow(model: string): number | undefined {
  return Object.hasOwn(WINDOWS, model) ? WINDOWS[model] : undefined
}
