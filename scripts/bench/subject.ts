/**
 * What is measured: the extension as it ships, the bare one that is the floor, and where `--against` names one, another
 * build of the extension.
 */
export type Subject = 'ours' | 'floor' | 'against'

/** What can open; the floor has one page for both. */
export type Surface = 'panel' | 'popup'
