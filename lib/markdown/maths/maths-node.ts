/** A text, or an element of MathML of which nothing is left that we do not know. */
export type MathsNode = string | MathsElement

export interface MathsElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Properties as CSSOM names them. */
  readonly styles: Readonly<Record<string, string>>
  /** Names of the engine's own style sheet, those that ours has. */
  readonly classes: readonly string[]
  readonly children: readonly MathsNode[]
}

/** A formula that was set, or the reason why it stays its source, in the engine's words or ours. */
export type Typeset =
  | { readonly nodes: readonly MathsNode[]; readonly elements: number }
  | { readonly refusal: string }
