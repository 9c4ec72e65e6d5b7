/** Milliseconds of reading after which there is a rest, and of the rest. */
const READING = 8
const REST = 8
/** Milliseconds of waiting for what comes next that are as good as one. */
const WAITING = 2

/**
 * Reads what comes faster than it can be taken with rests between. Events that are there already follow each other with
 * nothing between them, so that no command is heard meanwhile, and the processor is missing to the page that shows them.
 */
export async function* pace<T>(events: AsyncIterable<T>, now: () => number): AsyncGenerator<T> {
  let rested = now()
  let taken = rested
  for await (const event of events) {
    const at = now()
    if (at - taken >= WAITING) rested = at
    else if (at - rested >= READING) {
      await new Promise(resolve => setTimeout(resolve, REST))
      rested = now()
    }
    yield event
    taken = now()
  }
}
