/** What a formula may cost. One past these stays the source that it is. */

/** Characters. The engine needs some 5 µs for each: at this length a long frame, not a stuck page. */
export const MAX_TEX = 5_000

/** Characters of a formula with chemistry in it, for which it needs some 40 µs. */
export const MAX_CHEMISTRY = 1_500

/** Elements. 5,000 characters of `x'` are 10,000, which take longer to lay out than to read. */
export const MAX_ELEMENTS = 6_000

/** Elements inside each other. Whoever draws them goes down by recursion. */
export const MAX_DEPTH = 100

/** Of the macros that the engine itself knows; a formula defines none of its own. */
export const MAX_EXPANSIONS = 1_000

/** What `\rule`, `\kern` and their like may measure, in em. */
export const MAX_SIZE = 20

/** Milliseconds of one frame in which formulas are set. One is always set whole. */
export const FRAME_BUDGET = 8

/** Elements of set formulas that are kept for another look at them. */
export const MAX_KEPT = 60_000
