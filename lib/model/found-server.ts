import type { ListedModel } from './listed-model.ts'

/** A model server that answers on this computer. */
export interface FoundServer {
  /** Of the template whose port it listens on. */
  readonly template: string
  readonly name: string
  readonly url: string
  /** `refuses-origin`: it answers, but not to extensions. `wants-key`: not without a key. */
  readonly state: 'ready' | 'refuses-origin' | 'wants-key'
  /** What it has, as far as it says. */
  readonly models: readonly ListedModel[]
}
