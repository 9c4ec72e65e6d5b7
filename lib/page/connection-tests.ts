import { createId } from '../model/create-id.ts'
import type { Diagnosis } from '../model/diagnosis.ts'
import type { Command, ConnectionForm } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'

/** Where an interface was found, and the models that it lists; no `url`: nowhere. */
export interface FoundEndpoint {
  readonly url?: string
  readonly models: readonly string[]
}

interface Progress {
  readonly signal: AbortSignal
  readonly onStep: (diagnosis: Diagnosis) => void
}

export interface ConnectionTests {
  /**
   * Must be called in a click. Once the person has answered the browser, looks at the form's connection as it stands, step
   * by step, and ends with one real, short request.
   */
  test(form: ConnectionForm, progress: Progress): Promise<Reply>
  /** Must be called in a click: asks the form's server where its interface is. `undefined`: it could not be asked. */
  find(form: ConnectionForm): Promise<FoundEndpoint | undefined>
  /**
   * The same without a click and without any secret: what is in the form the person has not sent yet, and what is stored
   * goes with a press alone. Only where the browser lets us reach that server already.
   */
  findQuietly(form: ConnectionForm): Promise<FoundEndpoint | undefined>
  /** Whether an address says where the interface is. */
  namesInterface(url: string): boolean
  /** Whether its server may know better, if it is asked. */
  mayBeElsewhere(url: string): boolean
  /** Must be called in a click: whether the browser lets us reach the origin now. */
  allow(origin: string): Promise<boolean>
}

interface Options {
  readonly send: (command: Command) => Promise<Reply>
  readonly requestServer: (form: ConnectionForm) => Promise<void>
  readonly requestOrigin: (origin: string) => Promise<boolean>
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly parseServerUrl: (text: string, form: Pick<ConnectionForm, 'insecure'>) => { readonly url?: string }
  readonly namesInterface: (url: string) => boolean
  readonly mayBeElsewhere: (url: string) => boolean
  readonly now: () => number
}

export function createConnectionTests(options: Options) {
  const { send, requestServer, requestOrigin, hasOrigin, parseServerUrl, now } = options
  const { namesInterface, mayBeElsewhere } = options
  const listeners = new Map<string, Progress['onStep']>()

  async function find(connection: ConnectionForm): Promise<FoundEndpoint | undefined> {
    const reply = await send({ type: 'find-endpoint', connection })
    if (reply.status !== 'endpoint') return undefined
    const { url, models } = reply
    return { ...(url !== undefined && { url }), models }
  }

  return {
    /** To be given all that the background tells. */
    receive(update: Update): void {
      if (update.type === 'tested') listeners.get(update.testId)?.(update.diagnosis)
    },

    async test(form: ConnectionForm, { signal, onStep }: Progress): Promise<Reply> {
      await requestServer(form)
      if (signal.aborted) return { status: 'cancelled' }
      const testId = createId(now())
      const cancel = () => void send({ type: 'cancel-test', testId })
      listeners.set(testId, onStep)
      signal.addEventListener('abort', cancel, { once: true })
      try {
        return await send({ type: 'test-connection', testId, connection: form })
      } finally {
        signal.removeEventListener('abort', cancel)
        listeners.delete(testId)
      }
    },

    async find(form: ConnectionForm) {
      await requestServer(form)
      return find(form)
    },

    async findQuietly(form: ConnectionForm) {
      const { url } = parseServerUrl(form.url, form)
      if (url === undefined || !(await hasOrigin(new URL(url).origin))) return undefined
      // What is absent would be taken from what is stored.
      return find({ ...form, secret: null, headers: [], query: [] })
    },

    namesInterface,
    mayBeElsewhere,

    allow: requestOrigin,
  } satisfies ConnectionTests & { receive(update: Update): void }
}
