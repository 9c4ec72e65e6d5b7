/** What the machine lacks and what to do about it, in one sentence for a person; shown without a stack. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError'
}
