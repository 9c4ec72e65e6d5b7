import { attackByAnswers } from './answers.ts'
import type { BeginAttack } from './attack.ts'
import { attackByImports } from './imports.ts'
import { attackByMessages } from './messages.ts'
import { attackByRecords } from './records.ts'
import { attackByRefusals } from './refusals.ts'
import { attackBySelections } from './selections.ts'
import { attackBySizes } from './sizes.ts'
import { attackByStreams } from './streams.ts'

/** What is done with the inputs of each group. */
export const ATTACKS: ReadonlyMap<string, BeginAttack> = new Map([
  ['A', attackByAnswers],
  ['B', attackByAnswers],
  ['C', attackByAnswers],
  ['D', attackBySizes],
  ['E', attackByStreams],
  ['F', attackByRefusals],
  ['M', attackByMessages],
  ['H', attackBySelections],
  ['I', attackByImports],
  ['S', attackByRecords],
])
