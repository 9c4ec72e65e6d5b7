import type { Quirk } from '../../../lib/model/quirk.ts'
import type { CompletionRequest } from '../../../lib/provider/completion.ts'
import { Mishalsgpt, type MishalsgptOptions } from '../../../lib/provider/mishalsgpt.ts'
import { chunk, createFakeFetch, STOP, sse } from './fake-server.ts'

export const answer = sse(chunk({ content: 'Hello' }), STOP)
export const refusal = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

/** Asks, and tells what was sent each time, what came of it and what was learned. */
export async function ask(
  request: CompletionRequest,
  answers: (string | Response)[],
  more: MishalsgptOptions = {},
) {
  const { fetch, requests } = createFakeFetch(...answers)
  const learned: unknown[] = []
  const onLearned = (model: string, quirks: readonly Quirk[]) => learned.push([model, quirks])
  const provider = new Mishalsgpt({ fetch, retries: 0, onLearned, ...more })
  const events: string[] = []
  const outcome = await (async () => {
    for await (const event of provider.streamEvents(request)) events.push(event.type)
    return 'answered'
  })().catch((error: { kind: string }) => error.kind)
  const sent = requests.map(({ init }): Record<string, unknown> => JSON.parse(String(init.body)))
  return { outcome, events, sent, learned, provider }
}
