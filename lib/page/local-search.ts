import { type ReadonlySignal, signal } from '@preact/signals'
import type { FoundServer } from '../model/found-server.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'

export type LocalFinding =
  | { readonly status: 'looking' }
  | { readonly status: 'found'; readonly servers: readonly FoundServer[] }
  /** The person did not allow this computer to be asked. */
  | { readonly status: 'not-allowed' }
  | { readonly status: 'failed' }

/** The model servers on this computer, looked for when the person wants it. */
export interface LocalSearch {
  /** `undefined` until it is wanted. */
  readonly finding: ReadonlySignal<LocalFinding | undefined>
  /** Must be called in a click: the browser asks the person for this computer. */
  look(): Promise<void>
}

interface Options {
  readonly requestOrigin: (origin: string) => Promise<boolean>
  readonly send: (command: Command) => Promise<Reply>
}

/** All of them are asked at this address. A grant is for the host: it is one for every port. */
const THIS_COMPUTER = 'http://127.0.0.1'

export function createLocalSearch({ requestOrigin, send }: Options): LocalSearch {
  const finding = signal<LocalFinding | undefined>(undefined)

  async function ask(allowed: Promise<boolean>): Promise<LocalFinding> {
    if (!(await allowed)) return { status: 'not-allowed' }
    const reply = await send({ type: 'find-local' })
    return reply.status === 'found' ? reply : { status: 'failed' }
  }

  return {
    finding,
    async look() {
      if (finding.value?.status === 'looking') return
      const allowed = requestOrigin(THIS_COMPUTER)
      finding.value = { status: 'looking' }
      finding.value = await ask(allowed)
    },
  }
}
