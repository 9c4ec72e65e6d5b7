import { vi } from 'vitest'
import type { FakeSurface } from './fake-surface.ts'
import { turn } from './until.ts'
import type { World } from './world.ts'

/** The server answers slowly enough for the journal to follow, until the answer is kept or the background has died. */
export async function answerSlowly(
  { server, locks }: World,
  surface: FakeSurface,
  text: string,
  isAlive: () => boolean,
): Promise<void> {
  const rest = [...text]
  while (isAlive() && !(surface.lastAnswer()?.outcome && locks.held().length === 0)) {
    const [request] = server.exchanges
    const token = request && rest.shift()
    if (token) request.text(token)
    else request?.finish()
    vi.advanceTimersByTime(120)
    // What the database takes for one write goes by in far less time than that.
    for (let turns = 0; turns < 4; turns++) await turn()
  }
}
